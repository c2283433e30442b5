import type { WeightedSums } from './types.ts';

/**
 * Weighted mean from weighted sums.
 *
 * Answers: what would the average be if every unit counted for all its people?
 * Formula: m = sum(w_i * x_i) / sum(w_i)
 * Source: definition.
 * Defined for: a positive sum of weights; otherwise null.
 * Oracle: tests/oracles/groups.R (weighted.mean), R 4.2.2.
 */
export function weightedMean(sums: WeightedSums): number | null {
  return sums.sumWeights > 0 ? sums.weightedSum / sums.sumWeights : null;
}
