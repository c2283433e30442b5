const BOTH_FROM = 10;

/**
 * May the change of a scale between two campaigns be shown for a unit?
 *
 * When the others answer as before, the change is the work of those who came or left. So a change is shown when the
 * group is large enough, both times, to hide them among its own ups and downs. How many came or left is not asked: that
 * would need a list of who belonged to the unit at the earlier campaign, which the product does not keep.
 *
 * **Formula**: both n >= 10; with bands, their lower ends.
 * **Source**: own simulation at retest r = 0.7: the answer of one newcomer is predicted with R^2 0.26 at n = 5, 0.15
 * at n = 8 and 0.06 at n = 20. Both figures stand on their own already; this decides about changes and verdicts. Rare
 * yes/no items (undesired behaviour) have no change at any size: a count that leaves zero points at a newcomer.
 */
export function mayShowTrend(nBefore: number, nAfter: number): boolean {
  return Math.min(nBefore, nAfter) >= BOTH_FROM;
}
