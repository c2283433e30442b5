const BOTH_FROM = 10;
const CHANGED_FROM = 5;
const RARE_FROM = 30;

/**
 * May the change of a scale between two campaigns be shown for a unit?
 *
 * When the others answer as before, the change is the work of those who came or left. So a change is shown when the
 * group is large enough to hide them among its own ups and downs, or when nobody or at least five people changed.
 *
 * **Formula**: both n >= 10, or the roster change is 0 or >= 5. `rosterChange` counts the people who joined and those
 * who left: together they are whom the difference is about. With bands, give their lower ends.
 * **Source**: own simulation at retest r = 0.7: the answer of one newcomer is predicted with R^2 0.26 at n = 5, 0.15
 * at n = 8 and 0.06 at n = 20. Both figures stand on their own already; this decides about arrows and verdicts.
 */
export function mayShowTrend(nBefore: number, nAfter: number, rosterChange: number): boolean {
  return Math.min(nBefore, nAfter) >= BOTH_FROM || rosterChange === 0 || rosterChange >= CHANGED_FROM;
}

/**
 * The same for rare or sensitive yes/no items: from 30 people on, both times. Below that, a count that leaves zero
 * points at a newcomer with a chance of 0.44 (n = 5) to 0.30 (n = 8) where 0.03 is the base rate.
 */
export function mayShowRareTrend(nBefore: number, nAfter: number): boolean {
  return Math.min(nBefore, nAfter) >= RARE_FROM;
}
