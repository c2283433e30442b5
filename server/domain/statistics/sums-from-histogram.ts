import type { Histogram, Sums } from './types.ts';

/**
 * Sums of a histogram.
 *
 * Answers: which sums belong to these counts per value?
 * Formula: n = sum(c_b), sum = sum(c_b * v_b), sumSquares = sum(c_b * v_b^2); v_b = bin.value, c_b = bin.count
 * Source: definition.
 * Defined for: any number of bins, values may repeat; no bins give three zeros.
 * Oracle: tests/oracles/groups.R (table), R 4.2.2.
 */
export function sumsFromHistogram(histogram: Histogram): Sums {
  let n = 0;
  let sum = 0;
  let sumSquares = 0;
  for (const { value, count } of histogram) {
    n += count;
    sum += count * value;
    sumSquares += count * value * value;
  }
  return { n, sum, sumSquares };
}
