import type { Bench } from '../kit/bench.ts';
import { countStored } from '../kit/house.ts';
import { closedLoop } from '../kit/load.ts';
import { LIMESURVEY } from '../kit/peers.ts';
import { makePeople, wholeJourney } from '../kit/people.ts';
import { type ProcessorUse, sayProcessors, watchProcessors } from '../kit/processor.ts';
import { makeRawTable } from '../kit/raw.ts';
import { quantile } from '../kit/statistics.ts';
import { takeInvited } from '../kit/take-invited.ts';

const CLIENTS = 16;

/** Survey, link, credential and sealed answers stored, sixteen people at once, beside the raw row and the peer. */
export const journey: Bench = async ({ say, house: open, full }) => {
  const house = await open();
  const before = await countStored(house, house.campaign.id);
  const table = await makeRawTable(house.product.databaseUrl(), 600);
  const [own, raw, p95]: [number[], number[], number[]] = [[], [], []];
  const each: ProcessorUse[] = [];
  let acknowledged = 0;
  const size = full ? 1200 : 600;
  for (let turn = 0; turn <= 5; turn += 1) {
    const people = makePeople(house.campaign, takeInvited(house, size), turn);
    const used = watchProcessors(house);
    const run = await closedLoop(CLIENTS, people, (person) => wholeJourney(house, person));
    const { product, database, client } = used();
    acknowledged += run.statuses['201'] ?? 0;
    const rawRate = await table.perSecond(CLIENTS, 2000);
    if (turn === 0) continue;
    own.push(size / run.seconds);
    raw.push(rawRate);
    p95.push(quantile(run.latencies, 0.95));
    each.push({ product: product / size, database: database / size, client: client / size });
  }
  await table.drop();
  const after = await countStored(house, house.campaign.id);
  const counts = {
    acknowledged,
    stored: after.stored - before.stored,
    duplicates: after.stored - after.different,
  };
  const figure = `whole journeys, ${CLIENTS} at once`;
  say({ figure, unit: 'a second', values: own, better: 'more', counts, limits: { floor: 500, goal: 1000 } });
  say({
    figure: `${figure}, beside the raw row`,
    unit: 'a second',
    values: own,
    reference: { name: 'raw row with spent token', values: raw },
    better: 'more',
  });
  say({
    figure: `${figure}, beside the peer`,
    unit: 'a second',
    values: own,
    reference: LIMESURVEY.journey,
    better: 'more',
    limits: { floor: 50, goal: 100, of: 'ratio' },
  });
  say({ figure: `${figure}, p95`, unit: 'ms', values: p95, better: 'less', limits: { floor: 50, goal: 30 } });
  sayProcessors(say, `journey, ${CLIENTS} at once`, each);
};
