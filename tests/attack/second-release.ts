import { checkSecondRelease, relabel } from '../../server/privacy/ledger.ts';
import type { LedgerEntry } from '../../server/privacy/ledger.ts';
import type { Plan, TreeNode } from '../../server/privacy/types.ts';
import { countsOf, fromPlan } from './from-plan.ts';
import type { PlanMaker } from './from-plan.ts';
import { attack } from './null-space-attack.ts';
import { withAnswersOf } from './organisation.ts';
import type { Organisation } from './organisation.ts';
import type { PublishedCell } from './published-cell.ts';
import { integerBetween, pick, seededRandom } from './seeded-random.ts';
import type { Rng } from './seeded-random.ts';

/** What the publisher is told at the first and at the second time that a campaign is released. */
interface Change {
  readonly first: Organisation;
  readonly second: Organisation;
  /** A unit that is called otherwise the second time, and nothing else. */
  readonly renamed?: readonly [from: string, to: string];
}

type Changing = (rng: Rng, organisation: Organisation) => Change;

const nothing: Changing = (_, organisation) => ({
  first: organisation,
  second: organisation,
});

/** One to three answers came in between. */
const lateAnswers: Changing = (rng, organisation) => {
  const late = integerBetween(rng, 1, 3);
  const first = withAnswersOf(organisation, (person) => person < organisation.people.length - late);
  return { first, second: organisation };
};

/** One to three people are counted in another unit the second time. */
const moved: Changing = (rng, organisation) => {
  const units = organisation.tree.map(({ id }) => id);
  const people = [...organisation.people];
  for (let moves = integerBetween(rng, 1, 3); moves > 0 && people.length > 0; moves -= 1) {
    const person = integerBetween(rng, 0, people.length - 1);
    people[person] = { ...people[person]!, unit: pick(rng, units) };
  }
  return { first: organisation, second: { ...organisation, people } };
};

/** A unit without units below it hangs under another one the second time. */
const rehung: Changing = (rng, organisation) => {
  const parents = new Set(organisation.tree.map(({ parentId }) => parentId));
  const leaves = organisation.tree.filter(({ id, parentId }) => parentId !== null && !parents.has(id));
  if (leaves.length === 0) return nothing(rng, organisation);
  const leaf = pick(rng, leaves).id;
  const above = pick(rng, organisation.tree.filter(({ id }) => id !== leaf)).id; // prettier-ignore
  const tree = organisation.tree.map((node): TreeNode =>
    node.id === leaf ? { ...node, parentId: above } : node,
  );
  return { first: organisation, second: { ...organisation, tree } };
};

/** The campaign is cut by one question fewer or in another order the second time. */
const otherCuts: Changing = (_, organisation) => ({
  first: organisation,
  second: {
    ...organisation,
    cuts: organisation.cuts.slice(1),
    people: organisation.people.map((person) => ({ ...person, profile: person.profile.slice(1) })),
  },
});

/** After a re-organisation a unit lives on under another name. */
const renamed: Changing = (rng, organisation) => ({
  first: organisation,
  second: organisation,
  renamed: [pick(rng, organisation.tree).id, 'new'],
});

const CHANGES: readonly Changing[] = [nothing, lateAnswers, moved, rehung, otherCuts, renamed];

export interface SecondReleases {
  readonly attempts: number;
  readonly refused: number;
  /** Organisations in which old and new together isolate fewer than k people. */
  readonly breaches: number;
  /** The same if every second release were let through: what the ledger is for. */
  readonly breachShareWithoutLedger: number;
}

/** Releases every organisation twice, through the ledger and past it, and attacks both releases together. */
export function measureSecondReleases(
  makePlan: PlanMaker,
  organisations: Iterable<Organisation>,
  k: number,
  seed: number,
): SecondReleases {
  const rng = seededRandom(seed);
  const totals = { attempts: 0, refused: 0, breaches: 0, without: 0 };
  for (const organisation of organisations) {
    const change = pick(rng, CHANGES)(rng, organisation);
    const planned = [change.first, change.second].map((each) =>
      makePlan(each.tree, countsOf(each), { k, cutMin: 4 * k, cuts: each.cuts }),
    ) as [Plan, Plan];
    const [old, next] = [figures(planned[0], change.first), figures(planned[1], change.second)];
    const [before, after] = planned.map(entryOf) as [LedgerEntry, LedgerEntry];
    const verdict = checkSecondRelease(
      [before],
      change.renamed ? relabel([before], new Map([change.renamed])) : [after],
    );
    totals.attempts += 1;
    if (!verdict.ok) totals.refused += 1;
    // The same figures under the same names are no second release: nothing is written.
    const released = verdict.ok && verdict.change === 'names' ? [...old, ...next] : old;
    if (isolates(released, organisation, k)) totals.breaches += 1;
    if (isolates([...old, ...next], organisation, k)) totals.without += 1;
  }
  const { without, ...told } = totals;
  return { ...told, breachShareWithoutLedger: totals.attempts === 0 ? 0 : without / totals.attempts };
}

export function figures(plan: Plan, organisation: Organisation): readonly PublishedCell[] {
  return fromPlan(plan, organisation, 'as grouped');
}

export function isolates(cells: readonly PublishedCell[], organisation: Organisation, k: number): boolean {
  return attack(cells.map(({ people }) => people), organisation.people.length, k) !== null; // prettier-ignore
}

/** The ledger's view of a plan. Values play no part here: the attack is about who is in which sum. */
function entryOf({ k, blocks, published, cutTables }: Plan): LedgerEntry {
  return {
    scale: 'scale',
    k,
    blocks: blocks.map(({ id, n }) => ({ id, n })),
    published,
    cutTables,
    cells: [],
  };
}
