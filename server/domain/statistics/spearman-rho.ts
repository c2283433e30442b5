import { sampleRankCorrelation } from 'simple-statistics';

/**
 * Spearman's rank correlation.
 *
 * Answers: do units that stand high on one figure stand high on the other?
 * Formula: Pearson's r of the ranks, ties sharing the mean of their ranks; x, y = one figure per unit
 * Source: C. Spearman 1904, Am. J. Psychol. 15:72-101. Computed with sampleRankCorrelation of simple-statistics (checked
 *   against R, with ties).
 * Defined for: at least three pairs and spread in both; otherwise null.
 * Oracle: tests/oracles/spearman.R (cor), R 4.2.2.
 */
export function spearmanRho(x: readonly number[], y: readonly number[]): number | null {
  if (x.length !== y.length || x.length < 3) return null;
  if (new Set(x).size < 2 || new Set(y).size < 2) return null;
  return Math.max(-1, Math.min(1, sampleRankCorrelation([...x], [...y])));
}
