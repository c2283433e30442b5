import type { WeightedSums } from './types.ts';

/**
 * Effective sample size of a weighted sample.
 *
 * Answers: with how many equally weighted answers would the estimate be as certain?
 * Formula: n_eff = (sum(w_i))^2 / sum(w_i^2)
 * Source: L. Kish (1965), Survey Sampling, section 11.7.
 * Defined for: a positive sum of weights; otherwise null.
 * Oracle: tests/oracles/groups.R, R 4.2.2.
 */
export function kishEffectiveSize(
  sums: Pick<WeightedSums, 'sumWeights' | 'sumSquaredWeights'>,
): number | null {
  return sums.sumWeights > 0 ? sums.sumWeights ** 2 / sums.sumSquaredWeights : null;
}
