import type { TeamVariance } from './team-variance.ts';

/**
 * Intraclass correlation ICC(2).
 *
 * Answers: how reliably do team means of average size tell teams apart?
 * Formula: (MSB - MSW) / MSB; both from team-variance.ts
 * Source: J. M. LeBreton & J. L. Senter 2008, Organ. Res. Methods 11:815-852.
 * Defined for: MSB > 0; otherwise null. Negative when teams differ less than chance would make them.
 * Oracle: tests/oracles/groups.R (aov), R 4.2.2; Shrout & Fleiss 1979 table 2 in tests/domain/statistics/teams.test.ts.
 */
export function icc2(variance: Pick<TeamVariance, 'betweenMeanSquare' | 'withinMeanSquare'>): number | null {
  const { betweenMeanSquare, withinMeanSquare } = variance;
  return betweenMeanSquare > 0 ? (betweenMeanSquare - withinMeanSquare) / betweenMeanSquare : null;
}
