import { closeRealCampaign } from '../../tests/support/real-campaign.ts';
import { makeBallots, scopeSecrets } from '../kit/ballots.ts';
import { ask, pause } from '../kit/cluster.ts';
import { signInHr } from '../../tests/support/real-product.ts';
import { type Fault, untilAcknowledged, withFaultHouse } from './fault-house.ts';

const TEAMS = 18;

/**
 * Further releases, each with another name for a unit that is gone, while the database or the product is killed: at a moment
 * of its making, or as soon as it is acknowledged. A release is there with every cell or not at all, one that was
 * acknowledged stays, whoever asks again gets it once, and the first one stays what it was.
 */
export const killRelease: Fault = ({ full }) =>
  withFaultHouse({ people: TEAMS * 15, perTeam: 15 }, async ({ product, campaign, cluster }) => {
    const ballots = makeBallots(campaign.material, scopeSecrets(product.dataDir, campaign.id), TEAMS * 15);
    await Promise.all(ballots.map(({ body }) => untilAcknowledged(`${product.answerUrl}/api/ballots`, body)));
    await closeRealCampaign(campaign);
    const rounds = full ? TEAMS - 2 : 6;
    // Units of the campaign have ended since, each with one that carries its name on.
    const pairs: { from: string; to: string }[] = [];
    for (let team = 0; team <= rounds; team += 1) {
      const [pair] = await ask<{ from: string; to: string }>(
        cluster.url(),
        `with gone as (update unit set ended_on = current_date - 1 where code = $1 returning organisation_id, id, parent_id)
         insert into unit (organisation_id, id, code, name, parent_id)
         select organisation_id, gen_random_uuid(), 'NIEUW' || $1, 'Nieuw ' || $1, parent_id from gone
         returning (select id from gone) as from, id as to`,
        [`T${team}`],
      );
      if (pair) pairs.push(pair);
    }
    const state = () =>
      ask<{ number: number; cells: number; digest: string }>(
        cluster.url(),
        `select r.number, count(c.*)::int as cells, md5(string_agg(c.cell::text, '' order by c.kind, c.scale, c.cell::text)) as digest
         from release r left join published_cell c on c.release_id = r.id group by r.number order by r.number`,
      );
    // Signed in once: what is killed is a release and not the check of a password.
    const hr = await signInHr(product.manageUrl);
    const release = (pair: { from: string; to: string }) =>
      hr
        .inject({
          method: 'POST',
          url: `/api/campaigns/${campaign.id}/releases`,
          payload: { labels: [pair] },
        })
        .then(
          ({ statusCode }) => statusCode,
          () => 0,
        );
    const releaseAtLast = async (pair: { from: string; to: string }) => {
      for (let tries = 0; tries < 50; tries += 1) {
        const status = await release(pair);
        if (status === 201 || status === 422) return status;
        await pause(200);
      }
      return 0;
    };
    const [first] = await state();
    // One in peace: how long it takes is how late a kill may come.
    const begun = performance.now();
    const peace = await release(pairs[0]!);
    const took = performance.now() - begun;
    let [acknowledged, inFlight, halves, lost, again] = [peace === 201 ? 1 : 0, 0, 0, 0, 0];
    for (let round = 1; round <= rounds; round += 1) {
      const before = (await state()).length;
      const pair = pairs[round]!;
      const asked = release(pair);
      // Every third is killed at its acknowledgement, the others at a moment of their making.
      const atOnce = round % 3 === 0;
      if (atOnce) await asked;
      else await pause((took * (round % 7)) / 6);
      if (round % 2 === 0) {
        await cluster.kill();
        await cluster.start();
      } else {
        await product.kill();
        await product.start();
      }
      const status = await asked;
      const after = await state();
      if (!after.every(({ cells }) => cells === first?.cells)) halves += 1;
      if (status === 201) {
        acknowledged += 1;
        if (after.length !== before + 1) lost += 1;
        continue;
      }
      inFlight += 1;
      // Who got no answer asks again: it is made now, or refused because it was made then.
      const second = await releaseAtLast(pair);
      if (second === 201) again += 1;
      else if (second !== 422 || after.length !== before + 1) lost += 1;
    }
    const end = await state();
    const [labels] = await ask<{ twice: number }>(
      cluster.url(),
      `select count(*)::int as twice from (select u.release_id, u.frozen_unit_id from release_unit u
       group by u.release_id, u.frozen_unit_id having count(*) > 1) as double`,
    );
    const figures = {
      lost,
      duplicates: end.length - 1 - (rounds + 1) + (labels?.twice ?? 0),
      rounds,
      millisecondsInPeace: Math.round(took),
      acknowledged,
      killedWithoutAnswer: inFlight,
      madeAtTheSecondTry: again,
      releases: end.length,
      halfReleases: halves,
      firstUnchanged: end[0]?.digest === first?.digest,
      cells: first?.cells ?? 0,
    };
    return {
      ...figures,
      ok:
        lost + halves === 0 &&
        figures.duplicates === 0 &&
        acknowledged > 1 &&
        inFlight > 0 &&
        figures.firstUnchanged &&
        (first?.cells ?? 0) > 0,
    };
  });
