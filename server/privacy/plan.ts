import type { RollUp } from './blocks.ts';
import { rollUp } from './blocks.ts';
import type { Grouping } from './coarsening.ts';
import { countCategories, finestGrouping, joinGroupings } from './coarsening.ts';
import { coarsen, planCuts } from './cut-plan.ts';
import { readTree } from './tree.ts';
import type { CategoryId, LeafCount, Plan, Rules, TreeNode } from './types.ts';

/**
 * What may be published about one measure (a scale, or a module): decided from numbers of people, never from answers.
 * The same people with other answers give the same plan.
 */
export function plan(tree: readonly TreeNode[], counts: readonly LeafCount[], rules: Rules): Plan {
  return planCampaign(tree, [counts], rules)[0] as Plan;
}

/**
 * The plans of all measures of one campaign, in the order given, with one grouping of categories for all of them:
 * the finest that holds for every measure.
 *
 * Measures have their own counts because an answer counts for a scale only when all of its items were answered.
 */
export function planCampaign(
  nodes: readonly TreeNode[],
  measures: readonly (readonly LeafCount[])[],
  rules: Rules,
): readonly Plan[] {
  const tree = readTree(nodes);
  checkProfiles(measures, rules);
  const rolledUp = measures.map((counts) => rollUp(tree, counts, rules.k));
  const groupings = campaignGroupings(measures, rolledUp, rules);
  return rolledUp.map((each) => ({
    k: rules.k,
    ...each,
    ...planCuts(tree, each, groupings, rules),
    merged: groupings,
  }));
}

/** A measure with fewer answers than this share of the fullest one adapts to the grouping of the others. */
const HAS_A_SAY = 0.5;

function campaignGroupings(
  measures: readonly (readonly LeafCount[])[],
  rolledUp: readonly RollUp[],
  rules: Rules,
): readonly Grouping[] {
  const fullest = Math.max(0, ...rolledUp.map(countedPeople));
  const deciding = rolledUp.filter(
    (each) => countedPeople(each) >= Math.max(rules.cutMin, HAS_A_SAY * fullest),
  );
  let groupings: readonly Grouping[] = rules.cuts.map((cut, position) =>
    finestGrouping(
      cut,
      mostPerCategory(measures.map((counts) => countCategories(cut, position, counts))),
      rules.k,
    ),
  );
  for (;;) {
    const before = groupings;
    for (const { blocks } of deciding) {
      const own = coarsen(blocks, before, rules.k);
      groupings = groupings.map((each, c) => joinGroupings(each, own[c] ?? each));
    }
    if (groupings.every(({ groups }, c) => groups.length === before[c]?.groups.length)) return before;
  }
}

function countedPeople({ blocks }: RollUp): number {
  return blocks.reduce((people, block) => people + block.n, 0);
}

function mostPerCategory(counted: readonly ReadonlyMap<CategoryId, number>[]): Map<CategoryId, number> {
  const most = new Map<CategoryId, number>();
  for (const people of counted) {
    for (const [category, n] of people) most.set(category, Math.max(n, most.get(category) ?? 0));
  }
  return most;
}

function checkProfiles(measures: readonly (readonly LeafCount[])[], { cuts }: Rules): void {
  if (cuts.some((cut) => cut.categories.length === 0)) throw new Error('A cut has no categories');
  if (measures.flat().some((part) => part.profile.length !== cuts.length)) {
    throw new Error(`A profile holds one category for each of the ${cuts.length} cuts`);
  }
}
