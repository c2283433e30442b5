import type { Bench, BenchContext } from '../kit/bench.ts';
import { type BenchHouse, countStored, startBenchHouse } from '../kit/house.ts';
import { openLoop } from '../kit/load.ts';
import { processorSeconds } from '../kit/machine.ts';
import { makePeople, type Person, wholeJourney } from '../kit/people.ts';
import { quantile } from '../kit/statistics.ts';
import { takeInvited } from '../kit/take-invited.ts';

/** 10,000 people in 10 minutes, and as many in one. */
const MONDAY = 10_000 / 600;
const RATES = [
  { perSecond: MONDAY, seconds: 20, fullSeconds: 600, p95: { floor: 20, goal: 20 } },
  { perSecond: 10 * MONDAY, seconds: 15, fullSeconds: 60, p95: { floor: 60, goal: 30 } },
] as const;

/**
 * The morning of a launch, open loop: people arrive when they want, whether or not the server keeps up. Then far more
 * than it can do: what it does not take it turns away at once, and people come back; everything acknowledged is stored.
 * `--full` plays the ten minutes and the one; without it the same rates for some seconds.
 */
export const peak: Bench = async (context) => {
  // Everybody who comes in one full run, and who comes back in the rush.
  const people = context.full ? 42_000 : 6_000;
  const house = context.full ? await startBenchHouse(people, 2_000) : await context.house();
  try {
    for (const rate of RATES) await atRate(context, house, rate);
    await pastTheLimit(context, house);
  } finally {
    if (context.full) await house.stop();
  }
};

async function atRate(
  { say, full }: BenchContext,
  house: BenchHouse,
  { perSecond, seconds, fullSeconds, p95 }: (typeof RATES)[number],
): Promise<void> {
  const length = full ? fullSeconds : seconds;
  const people = makePeople(house.campaign, takeInvited(house, Math.round(perSecond * length)), 7);
  const before = await countStored(house, house.campaign.id);
  await house.metrics();
  const used = processorSeconds(house.product.pid());
  const run = await openLoop(perSecond, people, (person) => wholeJourney(house, person));
  const cores = (processorSeconds(house.product.pid()) - used) / run.seconds;
  const delay = 1000 * ((await house.metrics()).get('nodejs_eventloop_lag_p99_seconds') ?? NaN);
  const after = await countStored(house, house.campaign.id);
  const acknowledged = run.statuses['201'] ?? 0;
  const counts = {
    people: people.length,
    errors: people.length - acknowledged,
    acknowledged,
    stored: after.stored - before.stored,
    duplicates: after.stored - after.different,
  };
  const of = `journeys at ${Math.round(perSecond)} a second for ${length} s`;
  say({
    figure: `${of}, p95`,
    unit: 'ms',
    values: [quantile(run.latencies, 0.95)],
    better: 'less',
    limits: p95,
    counts,
  });
  say({
    figure: `${of}, delay of the event loop, p99`,
    unit: 'ms',
    values: [delay],
    better: 'less',
    limits: { floor: 50, goal: 20 },
  });
  say({
    figure: `${of}, processor of the product`,
    unit: 'cores',
    values: [cores],
    better: 'less',
    limits: { floor: 1, goal: 0.5 },
  });
}

/** Arrivals far above what the machine can do: who is turned away comes back with the same credential. */
async function pastTheLimit({ say, full }: BenchContext, house: BenchHouse): Promise<void> {
  const people = makePeople(house.campaign, takeInvited(house, full ? 20_000 : 2_500), 11);
  const before = await countStored(house, house.campaign.id);
  const acknowledged = new Set<string>();
  const [refusals, waits]: [number[], number[]] = [[], []];
  let other = 0;
  const comeBack = async (person: Person): Promise<number> => {
    for (let turn = 0; turn < 400; turn += 1) {
      const from = performance.now();
      const status = await wholeJourney(house, person);
      if (status === 201 || status === 200) {
        acknowledged.add(person.serial);
        return 201;
      }
      if (status !== 503) other += 1;
      refusals.push(performance.now() - from);
      const wait = Math.min(15_000, 1000 * 2 ** Math.min(turn, 4)) * (0.5 + Math.random());
      waits.push(wait);
      await new Promise((wake) => setTimeout(wake, wait));
    }
    return 0;
  };
  const run = await openLoop(full ? 4_000 : 2_500, people, comeBack);
  const after = await countStored(house, house.campaign.id);
  const stored = after.stored - before.stored;
  const refused = refusals.length - other;
  say({
    figure: 'past the limit: acknowledged and not stored, or stored twice',
    unit: 'ballots',
    values: [Math.abs(acknowledged.size - stored) + after.stored - after.different],
    better: 'less',
    limits: { floor: 0, goal: 0 },
    counts: {
      people: people.length,
      acknowledged: acknowledged.size,
      stored,
      turnedAwayWith503: refused,
      otherErrors: other,
      secondsUntilEverybody: Math.round(run.seconds),
    },
  });
  if (refused > 0)
    say({
      figure: 'past the limit: how soon somebody is turned away, p95',
      unit: 'ms',
      values: [quantile(refusals, 0.95)],
      better: 'less',
    });
}
