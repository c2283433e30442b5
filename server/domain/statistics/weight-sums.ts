import type { Sums, WeightedSums } from './types.ts';

export interface WeightedGroup {
  /** Weight of each answer in the group, for instance people in the unit divided by answers from the unit. */
  readonly weight: number;
  readonly sums: Sums;
}

/**
 * Weighted sums over groups.
 *
 * Answers: which sums describe the organisation when units answered in different proportions?
 * Formula: sumWeights = sum(w_g * n_g), sumSquaredWeights = sum(w_g^2 * n_g), weightedSum = sum(w_g * sum_g),
 *   weightedSumSquares = sum(w_g * sumSquares_g); w_g = group.weight. For histograms take sumsFromHistogram first.
 * Source: definition.
 * Defined for: any number of groups; none gives zeros.
 * Oracle: tests/oracles/groups.R (cov.wt), R 4.2.2.
 */
export function weightSums(groups: readonly WeightedGroup[]): WeightedSums {
  return groups.reduce(
    (total, { weight, sums }) => ({
      sumWeights: total.sumWeights + weight * sums.n,
      sumSquaredWeights: total.sumSquaredWeights + weight * weight * sums.n,
      weightedSum: total.weightedSum + weight * sums.sum,
      weightedSumSquares: total.weightedSumSquares + weight * sums.sumSquares,
    }),
    { sumWeights: 0, sumSquaredWeights: 0, weightedSum: 0, weightedSumSquares: 0 },
  );
}
