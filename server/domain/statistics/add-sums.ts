import type { Sums } from './types.ts';

/**
 * Sums of several groups together.
 *
 * Answers: which sums belong to the union of groups that share nobody?
 * Formula: each of n, sum and sumSquares added over groups
 * Source: definition.
 * Defined for: any number of groups; none gives three zeros.
 * Oracle: tests/domain/statistics/sums.property.test.ts (same as the sums of the joined list).
 */
export function addSums(groups: readonly Sums[]): Sums {
  return groups.reduce(
    (total, group) => ({
      n: total.n + group.n,
      sum: total.sum + group.sum,
      sumSquares: total.sumSquares + group.sumSquares,
    }),
    { n: 0, sum: 0, sumSquares: 0 },
  );
}
