import type { Histogram } from './types.ts';
import { meanFromHistogram } from './mean-from-histogram.ts';

/**
 * Standard deviation from a histogram (divides by n - 1).
 *
 * Answers: how far apart are the answers, given how often each was chosen?
 * Formula: s = sqrt(sum(c_b * (v_b - m)^2) / (n - 1)); v_b = bin.value, c_b = bin.count, n = sum(c_b), m = mean
 * Source: definition of the sample variance.
 * Defined for: whole counts with n >= 2; otherwise null. Weighted counts go through weight-sums.ts, because
 *   n - 1 means nothing for them.
 * Oracle: tests/oracles/groups.R (sd), R 4.2.2.
 */
export function sdFromHistogram(histogram: Histogram): number | null {
  const mean = meanFromHistogram(histogram);
  const n = histogram.reduce((total, bin) => total + bin.count, 0);
  if (mean === null || n < 2) return null;
  const squaredDeviations = histogram.reduce((total, bin) => total + bin.count * (bin.value - mean) ** 2, 0);
  return Math.sqrt(squaredDeviations / (n - 1));
}
