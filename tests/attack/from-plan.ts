import type { BlockId, LeafCount, Plan, Rules, TreeNode } from '../../server/privacy/types.ts';
import { completePeople } from './organisation.ts';
import type { Organisation } from './organisation.ts';
import type { PublishedCell, Publisher } from './published-cell.ts';

export type PlanMaker = (tree: readonly TreeNode[], counts: readonly LeafCount[], rules: Rules) => Plan;

type Pools = ReadonlyMap<string, readonly number[]>;

const poolKey = (unit: string, profile: readonly string[]): string => JSON.stringify([unit, profile]);

/** The complete people of an organisation by unit and profile. */
function poolsOf(organisation: Organisation): Pools {
  const pools = new Map<string, number[]>();
  for (const person of completePeople(organisation)) {
    const { unit, profile } = organisation.people[person]!;
    const key = poolKey(unit, profile);
    pools.set(key, [...(pools.get(key) ?? []), person]);
  }
  return pools;
}

/** What the publisher is told: how many complete people there are of each unit and profile. */
export function countsOf(organisation: Organisation): readonly LeafCount[] {
  return [...poolsOf(organisation).values()].map((people) => {
    const { unit, profile } = organisation.people[people[0]!]!;
    return { unit, profile, n: people.length };
  });
}

/** The people of each block. Throws when a block does not say whom it counts, or counts somebody twice. */
function peopleOfBlocks(plan: Plan, pools: Pools): ReadonlyMap<BlockId, readonly number[]> {
  const used = new Set<string>();
  const entries = plan.blocks.map(({ id, parts, n }): [BlockId, readonly number[]] => {
    const people = parts.flatMap((part) => {
      const key = poolKey(part.unit, part.profile);
      const pool = pools.get(key) ?? [];
      if (used.has(key)) throw new Error(`${key} is counted in two parts.`);
      if (pool.length !== part.n)
        throw new Error(`${key} has ${pool.length} people; the plan counts ${part.n}.`);
      used.add(key);
      return pool;
    });
    if (people.length !== n) throw new Error(`Block ${id} claims ${n} people and has ${people.length}.`);
    return [id, people];
  });
  return new Map(entries);
}

/**
 * Where people stand who did not tell their category. A plan may list '' in a group; a reader of figures by category may
 * still leave these people out, so both readings are attacked.
 * - 'in no group': a group is the people who told one of its categories. What the others add up to is the difference.
 * - 'as grouped': a group that lists '' counts them too.
 */
export type Untold = 'in no group' | 'as grouped';

/** Reads a plan as its readers would: one figure per published unit, one per group of each table of a cut. */
export function fromPlan(plan: Plan, organisation: Organisation, untold: Untold): readonly PublishedCell[] {
  const blocks = peopleOfBlocks(plan, poolsOf(organisation));
  const peopleIn = (ids: readonly BlockId[]) =>
    ids.flatMap((id) => {
      const people = blocks.get(id);
      if (people === undefined) throw new Error(`There is no block ${id}.`);
      return people;
    });
  const units = plan.published.map(({ unit, blocks: ids, counted }): PublishedCell => {
    const people = peopleIn(ids);
    if (people.length !== counted)
      throw new Error(`${unit} claims ${counted} people and counts ${people.length}.`);
    return { unit, cut: null, people };
  });
  const tables = plan.cutTables.flatMap(({ unit, cut, groups, blocks: ids }) => {
    const index = organisation.cuts.findIndex(({ id }) => id === cut);
    const people = peopleIn(ids);
    return groups.map((group): PublishedCell => {
      const counted = untold === 'as grouped' ? group : group.filter((category) => category !== '');
      return {
        unit,
        cut,
        people: people.filter((i) => counted.includes(organisation.people[i]!.profile[index]!)),
      };
    });
  });
  return [...units, ...tables];
}

export interface PlanReading {
  readonly k: number;
  readonly untold: Untold;
  /** From how many answers a cut table is considered; 4k when left out. */
  readonly cutMin?: number;
}

/** A publisher around the function that makes plans. */
export function planPublisher(makePlan: PlanMaker, { k, untold, cutMin = 4 * k }: PlanReading): Publisher {
  return (organisation) => {
    const plan = makePlan(organisation.tree, countsOf(organisation), { k, cutMin, cuts: organisation.cuts });
    return fromPlan(plan, organisation, untold);
  };
}
