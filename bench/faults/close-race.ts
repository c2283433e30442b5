import { call } from '../../server/demonstration/simulated-person.ts';
import { untilStatus } from '../../tests/support/real-campaign.ts';
import { makeBallots, scopeSecrets } from '../kit/ballots.ts';
import { ask, pause } from '../kit/cluster.ts';
import { type Fault, tryOnce, withFaultHouse } from './fault-house.ts';

/** People send while HR closes and the count begins: every receipt is counted, every refusal says so, in several rounds. */
export const closeRace: Fault = async ({ full }) => {
  const total = {
    lost: 0,
    duplicates: 0,
    acknowledged: 0,
    counted: 0,
    invalid: 0,
    refused: 0,
    unexplained: 0,
    rounds: full ? 5 : 2,
  };
  for (let round = 0; round < total.rounds; round += 1) {
    await withFaultHouse({ people: 60, perTeam: 20 }, async ({ product, campaign, cluster }) => {
      const ballots = makeBallots(
        campaign.material,
        scopeSecrets(product.dataDir, campaign.id),
        full ? 4000 : 1500,
        round,
      );
      const url = `${product.answerUrl}/api/ballots`;
      const statuses: number[] = [];
      let next = 0;
      const client = async () => {
        for (let ballot = ballots[next++]; ballot; ballot = ballots[next++]) {
          const { status } = await tryOnce(url, ballot.body);
          statuses.push(status);
          if (status === 409) await pause(3);
        }
      };
      const sending = Promise.all(Array.from({ length: 24 }, client));
      while (statuses.length < ballots.length / 4) await pause(5);
      await call(campaign.hr, { method: 'POST', url: `/api/campaigns/${campaign.id}/close` });
      await sending;
      await untilStatus(campaign.hr, campaign.id, 'published');
      const [tally] = await ask<{ counted: number; invalid: number }>(
        cluster.url(),
        'select counted, invalid from tally',
      );
      const [receipts] = await ask<{ all: number; different: number }>(
        cluster.url(),
        'select count(*)::int as all, count(distinct receipt)::int as different from counted_receipt',
      );
      const acknowledged = statuses.filter((status) => status === 201).length;
      const refused = statuses.filter((status) => status === 409).length;
      total.acknowledged += acknowledged;
      total.refused += refused;
      total.unexplained += statuses.length - acknowledged - refused;
      total.counted += tally?.counted ?? 0;
      total.invalid += tally?.invalid ?? 0;
      // A request whose answer got lost may be counted without a receipt; one with a receipt may not be missing.
      total.lost += Math.max(0, acknowledged - (tally?.counted ?? 0) - (tally?.invalid ?? 0));
      total.duplicates += (receipts?.all ?? 0) - (receipts?.different ?? 0);
    });
  }
  const ok = total.lost + total.duplicates + total.invalid + total.unexplained === 0 && total.refused > 0;
  return { ...total, ok: ok && total.counted === total.acknowledged };
};
