import type { TeamVariance } from './team-variance.ts';

/**
 * Intraclass correlation ICC(1).
 *
 * Answers: which share of the variance of one person's answer goes with the team?
 * Formula: (MSB - MSW) / (MSB + (k~ - 1) * MSW); all from team-variance.ts
 * Source: J. M. LeBreton & J. L. Senter 2008, Organ. Res. Methods 11:815-852; .05 / .10 / .25 = small / medium / large.
 * Defined for: some variance; otherwise null. Negative when teams differ less than chance would make them.
 * Oracle: tests/oracles/groups.R (aov), R 4.2.2; Shrout & Fleiss 1979 table 2 in tests/domain/statistics/teams.test.ts.
 */
export function icc1(
  variance: Pick<TeamVariance, 'betweenMeanSquare' | 'withinMeanSquare' | 'averageSize'>,
): number | null {
  const { betweenMeanSquare, withinMeanSquare, averageSize } = variance;
  const total = betweenMeanSquare + (averageSize - 1) * withinMeanSquare;
  return total > 0 ? (betweenMeanSquare - withinMeanSquare) / total : null;
}
