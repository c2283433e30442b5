import { makeBallots, type ReadyBallot, scopeSecrets } from '../kit/ballots.ts';
import type { Bench } from '../kit/bench.ts';
import { type BenchHouse, countStored } from '../kit/house.ts';
import { closedLoop, openLoop, request } from '../kit/load.ts';
import { type ProcessorUse, sayProcessors, watchProcessors } from '../kit/processor.ts';
import { makeRawTable } from '../kit/raw.ts';
import { quantile } from '../kit/statistics.ts';
import { LIMESURVEY } from '../kit/peers.ts';

/** Ballots alone, credential and box ready: closed loops beside the raw row at the same width, then fixed rates. */
export const submit: Bench = async ({ say, house: open, full }) => {
  const house = await open();
  const secrets = scopeSecrets(house.product.dataDir, house.campaign.id);
  const before = await countStored(house, house.campaign.id);
  const boxBytes = Math.round(((makeOne(house).body.length - 900) * 3) / 4);
  const table = await makeRawTable(house.product.databaseUrl(), Math.max(100, boxBytes));
  let acknowledged = 0;
  const put = async ({ body }: ReadyBallot) => {
    const { status } = await house.answer.send(request(house.answerTarget, 'POST', '/api/ballots', body));
    if (status === 201) acknowledged += 1;
    return status;
  };
  const repeats = full ? 9 : 5;
  for (const [clients, rows] of [
    [1, 400],
    [16, 2400],
    [64, 3200],
  ] as const) {
    const [own, raw, p95]: [number[], number[], number[]] = [[], [], []];
    const each: ProcessorUse[] = [];
    for (let turn = 0; turn <= repeats; turn += 1) {
      const ballots = makeBallots(house.campaign.material, secrets, rows, turn);
      const used = watchProcessors(house);
      const run = await closedLoop(clients, ballots, put);
      const { product, database, client } = used();
      const rawRate = await table.perSecond(clients, rows);
      // The first round warms both up.
      if (turn === 0) continue;
      own.push(rows / run.seconds);
      raw.push(rawRate);
      p95.push(quantile(run.latencies, 0.95));
      each.push({ product: product / rows, database: database / rows, client: client / rows });
    }
    const reference = { name: `raw row with spent token, ${clients} at once`, values: raw };
    const limits =
      clients === 1
        ? {}
        : {
            limits:
              clients === 16
                ? { floor: 0.5, goal: 0.8, of: 'ratio' as const }
                : { floor: 0.5, goal: 1, of: 'ratio' as const },
          };
    say({
      figure: `ballots, ${clients} at once`,
      unit: 'a second',
      values: own,
      reference,
      better: 'more',
      ...limits,
    });
    say({ figure: `ballots, ${clients} at once, p95`, unit: 'ms', values: p95, better: 'less' });
    sayProcessors(say, `ballot, ${clients} at once`, each);
    if (clients === 16)
      say({
        figure: 'ballots, 16 at once, beside the peer',
        unit: 'a second',
        values: own,
        reference: LIMESURVEY.post,
        better: 'more',
        limits: { floor: 50, goal: 100, of: 'ratio' },
      });
  }
  await table.drop();
  for (const rate of [17, 170, 500]) {
    const ballots = makeBallots(house.campaign.material, secrets, rate * (full ? 60 : 8), rate);
    const run = await openLoop(rate, ballots, put);
    const errors = ballots.length - (run.statuses['201'] ?? 0);
    const values = [quantile(run.latencies, 0.95)];
    say({
      figure: `ballots at ${rate} a second, p95`,
      unit: 'ms',
      values,
      better: 'less',
      counts: { sent: ballots.length, errors },
    });
  }
  const after = await countStored(house, house.campaign.id);
  const stored = after.stored - before.stored;
  say({
    figure: 'ballots acknowledged and not stored, or stored twice',
    unit: 'ballots',
    values: [Math.abs(acknowledged - stored) + after.stored - after.different],
    better: 'less',
    limits: { floor: 0, goal: 0 },
    counts: { acknowledged, stored, duplicates: after.stored - after.different },
  });
};

function makeOne({ product, campaign }: BenchHouse): ReadyBallot {
  return makeBallots(campaign.material, scopeSecrets(product.dataDir, campaign.id), 1)[0] as ReadyBallot;
}
