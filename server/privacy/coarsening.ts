import type { CategoryId, Cut, CutId, LeafCount } from './types.ts';

/** One cut as it may be shown: groups of neighbouring categories. A cut with fewer than two groups is not shown. */
export interface Grouping {
  readonly cut: CutId;
  readonly groups: readonly (readonly CategoryId[])[];
}

/** From this share on, the people who did not tell are a group of their own. */
const OWN_ROW_FOR_UNTOLD = 0.2;

/**
 * The finest grouping worth trying: every category that at least k people chose, in the natural order.
 *
 * People who did not tell ('') cannot be left out: the total minus the shown groups would be exactly them. They are
 * a group of their own when they are many, and are counted with the largest group when they are few; a handful of
 * them in every unit would otherwise forbid nearly every table.
 */
export function finestGrouping(cut: Cut, people: ReadonlyMap<CategoryId, number>, k: number): Grouping {
  let grouping: Grouping = { cut: cut.id, groups: cut.categories.map((category) => [category]) };
  for (;;) {
    const sizes = grouping.groups.map((group) => sum(group.map((category) => people.get(category) ?? 0)));
    const rarest = sizes.indexOf(Math.min(...sizes));
    if (grouping.groups.length < 2 || (sizes[rarest] ?? 0) >= k) return placeUntold(grouping, people, k);
    grouping = mergeGroup(grouping, rarest, sizes);
  }
}

function placeUntold(grouping: Grouping, people: ReadonlyMap<CategoryId, number>, k: number): Grouping {
  const untold = people.get('') ?? 0;
  if (untold === 0) return grouping;
  const areMany = untold >= k && untold >= OWN_ROW_FOR_UNTOLD * sum([...people.values()]);
  if (areMany && grouping.groups.length > 1) return { ...grouping, groups: [...grouping.groups, ['']] };
  const sizes = grouping.groups.map((group) => sum(group.map((category) => people.get(category) ?? 0)));
  const largest = sizes.indexOf(Math.max(...sizes));
  return { ...grouping, groups: grouping.groups.map((group, g) => (g === largest ? [...group, ''] : group)) };
}

/**
 * Merges one group into its smaller neighbour; the group of those who did not tell goes to the largest group. Two
 * groups merge into one, which drops the cut.
 */
export function mergeGroup(grouping: Grouping, group: number, sizes: readonly number[]): Grouping {
  const { groups } = grouping;
  const isUntold = (g: number): boolean => groups[g]?.length === 1 && groups[g][0] === '';
  const size = (g: number): number => sizes[g] ?? 0;
  const told = groups.map((_, g) => g).filter((g) => g !== group && !isUntold(g));
  const neighbours = isUntold(group) ? told : told.filter((g) => Math.abs(g - group) === 1);
  const order = neighbours.sort((a, b) => (isUntold(group) ? size(b) - size(a) : size(a) - size(b)) || a - b);
  const target = order[0];
  if (target === undefined) return { ...grouping, groups: [groups.flat()] };
  const [first, second] = [Math.min(group, target), Math.max(group, target)];
  const merged = [...(groups[first] ?? []), ...(groups[second] ?? [])];
  return {
    ...grouping,
    groups: groups.flatMap((each, g) => (g === first ? [merged] : g === second ? [] : [each])),
  };
}

/** The finest grouping that is at least as coarse as both: for one cut, over the scales of a campaign. */
export function joinGroupings(a: Grouping, b: Grouping): Grouping {
  let groups = a.groups.map((group) => [...group]);
  for (const other of b.groups) {
    const touched = groups.filter((group) => group.some((category) => other.includes(category)));
    const first = touched[0];
    if (!first) {
      groups = [...groups, [...other]];
      continue;
    }
    const joined = [...new Set([...touched.flat(), ...other])];
    groups = groups.flatMap((group) => (group === first ? [joined] : touched.includes(group) ? [] : [group]));
  }
  return { cut: a.cut, groups };
}

/** How many people chose each category of the cut at `position` in the profiles. An unknown category throws. */
export function countCategories(
  cut: Cut,
  position: number,
  parts: readonly LeafCount[],
): Map<CategoryId, number> {
  const people = new Map<CategoryId, number>();
  for (const part of parts) {
    const category = part.profile[position];
    if (category === undefined || (category !== '' && !cut.categories.includes(category))) {
      throw new Error(`Unit ${part.unit} counts people in an unknown category of ${cut.id}`);
    }
    people.set(category, (people.get(category) ?? 0) + part.n);
  }
  return people;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
