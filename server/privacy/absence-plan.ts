import type { RollUp } from './blocks.ts';
import { rollUp } from './blocks.ts';
import { planCampaign } from './plan.ts';
import { readTree } from './tree.ts';
import type { CategoryId, Cut, CutId, LeafCount, TreeNode, UnitId } from './types.ts';

/** Employees behind any absence figure. */
export const ABSENCE_GROUP = 10;
/**
 * Employees behind durations, duration classes, often and never absent, and figures of a single month: there one absence
 * of a small team would nearly be the figure.
 */
export const ABSENCE_DETAIL_GROUP = 50;

/** Employees per month in one unit with one profile; `profile[i]` is a category of the i-th cut, '' = not known. */
export interface HeadCount {
  readonly unit: UnitId;
  readonly profile: readonly CategoryId[];
  readonly heads: readonly number[];
  /** How many worked here on at least one day of the last month. */
  readonly now: number;
}

export interface CategoryTable {
  readonly cut: CutId;
  readonly groups: readonly (readonly CategoryId[])[];
}

export interface AbsencePlan {
  /** Blocks of at least ten employees in every month, and of at least fifty. */
  readonly narrow: RollUp;
  readonly wide: RollUp;
  /** Tables of the whole organisation, one category of employees at a time. */
  readonly categories: readonly CategoryTable[];
}

/**
 * What may be published about absence: decided from numbers of employees only, never from absences.
 *
 * **Formula**: the roll-up of blocks.ts, once with k = 10 and once with k = 50, over the fewest employees that a unit had
 * in any month of the file. So every block holds at least k people in every single month, and any sum or difference of
 * published figures, over units, months or years, depends on at least k people.
 * Categories (age, sex, function group) exist for the organisation as a whole: the cut tables of cut-plan.ts over the
 * narrow blocks with the staff of the last month, certified as for answers; a table with a group of fewer than ten in
 * some month is left out whole.
 * **Defined for** any tree and any counts; months of all counts equally long.
 */
export function planAbsence(
  tree: readonly TreeNode[],
  counts: readonly HeadCount[],
  cuts: readonly Cut[],
): AbsencePlan {
  const fewest = fewestPerUnit(counts);
  const walked = readTree(tree);
  const narrow = rollUp(walked, fewest, ABSENCE_GROUP);
  return {
    narrow,
    wide: rollUp(walked, fewest, ABSENCE_DETAIL_GROUP),
    categories: planCategories(narrow, counts, cuts),
  };
}

/** The block in which the employees of a unit are counted; none for what is too small even for the organisation. */
export function blockOfUnit({ blocks }: RollUp): ReadonlyMap<UnitId, UnitId> {
  return new Map(blocks.flatMap((block) => block.parts.map((part) => [part.unit, block.unit] as const)));
}

function fewestPerUnit(counts: readonly HeadCount[]): LeafCount[] {
  const perUnit = new Map<UnitId, number[]>();
  for (const { unit, heads } of counts) {
    const sum = perUnit.get(unit) ?? heads.map(() => 0);
    perUnit.set(
      unit,
      sum.map((people, month) => people + (heads[month] ?? 0)),
    );
  }
  return [...perUnit].map(([unit, heads]) => ({ unit, profile: [], n: Math.floor(Math.min(...heads)) }));
}

function planCategories(
  narrow: RollUp,
  counts: readonly HeadCount[],
  cuts: readonly Cut[],
): readonly CategoryTable[] {
  if (cuts.length === 0 || narrow.blocks.length === 0) return [];
  const home = blockOfUnit(narrow);
  const inBlocks = counts.flatMap((count) => {
    const block = home.get(count.unit);
    return block === undefined ? [] : [{ ...count, unit: `leaf ${block}` }];
  });
  const root = 'organisation';
  const flat = [
    { id: root, parentId: null },
    ...narrow.blocks.map(({ unit }) => ({ id: `leaf ${unit}`, parentId: root })),
  ];
  const now = inBlocks.map(({ unit, profile, now: n }) => ({ unit, profile, n }));
  const everyone = now.reduce((sum, { n }) => sum + n, 0);
  const [plan] = planCampaign(flat, [now], { k: ABSENCE_GROUP, cutMin: everyone, cuts });
  // The certificate speaks of the blocks it was made for: only if these are the blocks of the figures does it hold.
  if (plan?.blocks.length !== narrow.blocks.length) return [];
  return plan.cutTables
    .filter(({ unit }) => unit === root)
    .map(({ cut, groups }) => ({ cut, groups }))
    .filter(({ cut, groups }) => {
      const position = cuts.findIndex(({ id }) => id === cut);
      return groups.every((group) => holdsEveryMonth(inBlocks, position, group));
    });
}

function holdsEveryMonth(
  counts: readonly HeadCount[],
  position: number,
  group: readonly CategoryId[],
): boolean {
  const own = counts.filter(({ profile }) => group.includes(profile[position] ?? ''));
  const months = own[0]?.heads.length ?? 0;
  return Array.from({ length: months }, (_, month) => month).every(
    (month) => own.reduce((sum, { heads }) => sum + (heads[month] ?? 0), 0) >= ABSENCE_GROUP,
  );
}
