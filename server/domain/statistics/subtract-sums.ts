import type { Sums } from './types.ts';

/**
 * Sums of a whole without one of its parts.
 *
 * Answers: what remains of the organisation when this team is taken out?
 * Formula: n, sum and sumSquares of `total` minus those of `part`
 * Source: definition.
 * Defined for: a part that is not larger than the total (otherwise null: it was no part of it).
 * Oracle: tests/domain/statistics/sums.property.test.ts (undoes addSums).
 */
export function subtractSums(total: Sums, part: Sums): Sums | null {
  if (part.n > total.n) return null;
  return {
    n: total.n - part.n,
    sum: total.sum - part.sum,
    sumSquares: total.sumSquares - part.sumSquares,
  };
}
