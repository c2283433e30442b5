import type { WeightedSums } from './types.ts';

/** See sd-from-sums.ts: below zero by more than rounding means that these are no sums of answers. */
const ROUNDING = 1e-9;

/**
 * Weighted standard deviation from weighted sums.
 *
 * Answers: how far apart are people when every unit counts for all its people?
 * Formula: s = sqrt((sum(w_i * x_i^2) - (sum(w_i * x_i))^2 / V1) / (V1 - V2 / V1)); V1 = sumWeights, V2 = sumSquaredWeights
 * Source: unbiased weighted variance for reliability weights, as `cov.wt(method = "unbiased")` in R.
 *   With all weights 1 it is the ordinary deviation with n - 1. (weightedVariance of simple-statistics is the
 *   population form and is therefore not used.)
 * Defined for: at least two answers that share the weight (V1 - V2 / V1 > 0); otherwise null.
 * Oracle: tests/oracles/groups.R (cov.wt), R 4.2.2.
 */
export function weightedSd(sums: WeightedSums): number | null {
  const { sumWeights, sumSquaredWeights, weightedSum, weightedSumSquares } = sums;
  if (!(sumWeights > 0)) return null;
  const divisor = sumWeights - sumSquaredWeights / sumWeights;
  if (divisor <= ROUNDING * sumWeights) return null;
  const squaredDeviations = weightedSumSquares - (weightedSum * weightedSum) / sumWeights;
  if (squaredDeviations < -ROUNDING * Math.abs(weightedSumSquares)) return null;
  return Math.sqrt(Math.max(0, squaredDeviations) / divisor);
}
