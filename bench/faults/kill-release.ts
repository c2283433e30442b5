import { closeRealCampaign } from '../../tests/support/real-campaign.ts';
import { makeBallots, scopeSecrets } from '../kit/ballots.ts';
import { ask, pause } from '../kit/cluster.ts';
import { signInHr } from '../../tests/support/real-product.ts';
import { type Fault, untilAcknowledged, withFaultHouse } from './fault-house.ts';

/**
 * A second release with another name for a unit that is gone, asked for while the database or the product is killed: a
 * release is there with every cell or it is not there at all, and the first one stays what it was.
 */
export const killRelease: Fault = ({ full }) =>
  withFaultHouse({ people: 300, perTeam: 15 }, async ({ product, campaign, cluster }) => {
    const ballots = makeBallots(campaign.material, scopeSecrets(product.dataDir, campaign.id), 300);
    await Promise.all(ballots.map(({ body }) => untilAcknowledged(`${product.answerUrl}/api/ballots`, body)));
    await closeRealCampaign(campaign);
    // One unit of the campaign has ended since, another one carries its name on.
    const [gone] = await ask<{ id: string }>(cluster.url(), "select id from unit where code = 'T0'");
    await ask(cluster.url(), "update unit set ended_on = current_date - 1 where code = 'T0'");
    const [next] = await ask<{ id: string }>(
      cluster.url(),
      `insert into unit (organisation_id, id, code, name, parent_id)
       select organisation_id, gen_random_uuid(), 'NIEUW', 'Team nieuw', parent_id from unit where code = 'T0' returning id`,
    );
    const state = async () => {
      const rows = await ask<{ number: number; cells: number; digest: string }>(
        cluster.url(),
        `select r.number, count(c.*)::int as cells, md5(string_agg(c.cell::text, '' order by c.kind, c.scale, c.cell::text)) as digest
         from release r left join published_cell c on c.release_id = r.id group by r.number order by r.number`,
      );
      return rows;
    };
    const [first] = await state();
    const rounds = full ? 20 : 6;
    let [acknowledged, halves] = [0, 0];
    for (let round = 0; round < rounds; round += 1) {
      const before = (await state()).length;
      const hr = await signInHr(product.manageUrl);
      const asked = hr
        .inject({
          method: 'POST',
          url: `/api/campaigns/${campaign.id}/releases`,
          payload: { labels: [{ from: gone?.id, to: next?.id }] },
        })
        .then(
          ({ statusCode }) => statusCode,
          () => 0,
        );
      await pause(5 + round * 12);
      if (round % 2 === 0) {
        await cluster.kill();
        await cluster.start();
      } else {
        await product.kill();
        await product.start();
      }
      const status = await asked;
      const after = await state();
      if (status === 201) acknowledged += 1;
      const complete = after.every(({ cells }) => cells === first?.cells);
      if (!complete || (status === 201 && after.length !== before + 1)) halves += 1;
    }
    const end = await state();
    const lost = Math.max(0, acknowledged - (end.length - 1));
    const numbers = new Set(end.map(({ number }) => number));
    const figures = {
      lost,
      duplicates: end.length - numbers.size,
      rounds,
      acknowledged,
      releases: end.length,
      halfReleases: halves,
      firstUnchanged: end[0]?.digest === first?.digest,
      cells: first?.cells ?? 0,
    };
    return {
      ...figures,
      ok: lost + figures.duplicates + halves === 0 && figures.firstUnchanged && (first?.cells ?? 0) > 0,
    };
  });
