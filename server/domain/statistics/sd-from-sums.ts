import type { Sums } from './types.ts';

/** Rounding in the sums may push a spread of zero just below it; anything further below is no set of answers. */
const ROUNDING = 1e-9;

/**
 * Standard deviation from sums (divides by n - 1).
 *
 * Answers: how far apart are the answers in this group?
 * Formula: s = sqrt((sumSquares - sum^2 / n) / (n - 1))
 * Source: definition of the sample variance.
 * Defined for: n >= 2 and sumSquares >= sum^2 / n (up to rounding, which gives 0); otherwise null.
 *   Subtracting loses digits when the mean is huge beside the spread; scores of 0-100 keep at least 11.
 * Oracle: tests/oracles/groups.R (sd), R 4.2.2.
 */
export function sdFromSums(sums: Sums): number | null {
  if (sums.n < 2) return null;
  const squaredDeviations = sums.sumSquares - (sums.sum * sums.sum) / sums.n;
  if (squaredDeviations < -ROUNDING * Math.abs(sums.sumSquares)) return null;
  return Math.sqrt(Math.max(0, squaredDeviations) / (sums.n - 1));
}
