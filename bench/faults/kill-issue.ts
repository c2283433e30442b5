import { makePeople } from '../kit/people.ts';
import { ask, pause } from '../kit/cluster.ts';
import { compareStored, type Fault, storedSerials, tryOnce, withFaultHouse } from './fault-house.ts';

/** The product, and later the database, killed while people fetch credentials and send: everybody gets one, once. */
export const killIssue: Fault = ({ full }) =>
  withFaultHouse({ people: full ? 2000 : 400, perTeam: 100 }, async (house) => {
    const { product, campaign, cluster } = house;
    const people = makePeople(campaign, campaign.invited);
    let [done, attempts, second] = [0, 0, 0];
    const acknowledged: string[] = [];
    const answerAs = async (person: (typeof people)[number]) => {
      let credential = '';
      const body = JSON.stringify({ token: person.token, blindedMessage: person.blindedMessage });
      for (let patience = 0; patience < 600; patience += 1) {
        attempts += 1;
        if (credential === '') {
          const reply = await tryOnce(`${product.manageUrl}/api/invitations/issue`, body, {
            origin: product.answerUrl,
          });
          if (reply.status === 409) second += 1;
          if (reply.status === 200)
            credential = person.credentialOf(
              (JSON.parse(reply.body) as { blindSignature: string }).blindSignature,
            );
        } else {
          const reply = await tryOnce(`${product.answerUrl}/api/ballots`, person.ballot(credential));
          if (reply.status === 201 || reply.status === 200) {
            done += 1;
            acknowledged.push(person.serial);
            return;
          }
        }
        if (credential === '' || patience > 2) await pause(50 + 150 * Math.random());
      }
    };
    let next = 0;
    const clients = Array.from({ length: 12 }, async () => {
      for (let person = people[next++]; person; person = people[next++]) await answerAs(person);
    });
    for (const [share, what] of [
      [0.25, 'product'],
      [0.5, 'database'],
      [0.75, 'product'],
    ] as const) {
      while (done < people.length * share) await pause(10);
      if (what === 'product') {
        await product.kill();
        await product.start();
      } else {
        await cluster.kill();
        await cluster.start();
      }
    }
    await Promise.all(clients);
    const [issues] = await ask<{ issued: number; again: number }>(
      cluster.url(),
      'select count(*)::int as issued, count(*) filter (where reissued)::int as again from credential_issue where campaign_id = $1',
      [campaign.id],
    );
    const compared = compareStored(acknowledged, await storedSerials(house));
    const figures = {
      ...compared,
      people: people.length,
      attempts,
      kills: 3,
      issued: issues?.issued ?? 0,
      refusedAsSecond: second,
    };
    const ok =
      compared.lost + compared.duplicates + second === 0 &&
      compared.acknowledged === people.length &&
      compared.stored === people.length &&
      issues?.issued === people.length &&
      issues.again === 0;
    return { ...figures, ok };
  });
