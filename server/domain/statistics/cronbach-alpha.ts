import type { Matrix } from './types.ts';

/**
 * Cronbach's alpha from a covariance matrix.
 *
 * Answers: how far do the items of a scale measure the same thing?
 * Formula: alpha = k / (k - 1) * (1 - sum(c_ii) / sum(c_ij)); k = items, c = covariance
 * Source: L. J. Cronbach 1951, Psychometrika 16:297-334.
 * Defined for: k >= 2 and a total score with spread; otherwise null. Negative when items run against each other
 *   (then an item is keyed the wrong way); never above 1 for a real covariance matrix.
 * Oracle: tests/oracles/reliability.R (cov), R 4.2.2.
 */
export function cronbachAlpha(covariance: Matrix): number | null {
  const k = covariance.length;
  const items = covariance.reduce((total, row, i) => total + row[i]!, 0);
  const score = covariance.reduce((total, row) => row.reduce((sum, value) => sum + value, total), 0);
  // A score that does not vary leaves only rounding, of either sign.
  if (k < 2 || !(score > 1e-12 * items)) return null;
  return (k / (k - 1)) * (1 - items / score);
}
