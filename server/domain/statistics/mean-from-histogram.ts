import type { Histogram } from './types.ts';
import { meanFromSums } from './mean-from-sums.ts';
import { sumsFromHistogram } from './sums-from-histogram.ts';

/**
 * Mean from a histogram.
 *
 * Answers: what is the average answer, given how often each answer was chosen?
 * Formula: m = sum(c_b * v_b) / sum(c_b); v_b = bin.value, c_b = bin.count
 * Source: definition. With the fractional counts of weight-histograms.ts this is the weighted mean.
 * Defined for: at least one answer; otherwise null.
 * Oracle: tests/oracles/groups.R (mean), R 4.2.2.
 */
export function meanFromHistogram(histogram: Histogram): number | null {
  return meanFromSums(sumsFromHistogram(histogram));
}
