import type { Summary } from './types.ts';
import { teamVariance } from './team-variance.ts';

/** With fewer teams the variance between them is a guess. */
export const LEAST_GROUPS_TO_SHRINK = 5;

export interface ShrunkenMean {
  readonly n: number;
  /** The team's own mean; always shown beside the shrunken one. */
  readonly raw: number;
  readonly shrunken: number;
  /** Share of the own mean in the shrunken one (B). */
  readonly weight: number;
}

/**
 * Empirical-Bayes shrinkage of team means.
 *
 * Answers: in which order do teams stand once the luck of small numbers is taken off?
 * Formula: theta_j = B_j * M_j + (1 - B_j) * M, B_j = tau2 / (tau2 + sigma2 / n_j), sigma2 = MSW,
 *   tau2 = max(0, (MSB - MSW) / k~), M = mean over people; MSB, MSW, k~ from team-variance.ts
 * Source: B. Efron & C. Morris 1975, J. Am. Stat. Assoc. 70:311-319; variance components as in one-way random effects.
 * Defined for: at least five teams with answers and tau2 > 0; otherwise null (teams cannot be told apart, so do not
 *   order them).
 * Oracle: tests/oracles/groups.R (aov), R 4.2.2.
 */
export function shrinkMeans(groups: readonly Summary[]): readonly ShrunkenMean[] | null {
  const variance = teamVariance(groups);
  if (variance === null || variance.groups < LEAST_GROUPS_TO_SHRINK) return null;
  const tau2 = (variance.betweenMeanSquare - variance.withinMeanSquare) / variance.averageSize;
  if (!(tau2 > 0)) return null;
  return groups.map(({ n, mean }) => {
    const weight = n > 0 ? tau2 / (tau2 + variance.withinMeanSquare / n) : 0;
    const shrunken = n > 0 ? weight * mean + (1 - weight) * variance.mean : variance.mean;
    return { n, raw: mean, shrunken, weight };
  });
}
