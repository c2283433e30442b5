/**
 * Absence expected from the composition of the staff.
 *
 * Answers: how much absence would this organisation have if every group were absent as it is in the norm?
 * Formula: sum(heads_g x norm_g) / sum(heads_g), g = groups that have a norm; covered = their part of all heads
 * Source: indirect standardisation, for instance Breslow & Day (1987), Statistical Methods in Cancer Research II, ch. 2.
 * Defined for: at least one group with heads and a norm; otherwise null.
 * Oracle: hand, tests/domain/absence/worked-examples.test.ts.
 */
export function expectedAbsence(
  groups: readonly { readonly heads: number; readonly norm: number | null }[],
): { readonly expected: number; readonly covered: number } | null {
  let [heads, all, sum] = [0, 0, 0];
  for (const group of groups) {
    all += group.heads;
    if (group.norm === null) continue;
    heads += group.heads;
    sum += group.heads * group.norm;
  }
  return heads > 0 ? { expected: sum / heads, covered: heads / all } : null;
}
