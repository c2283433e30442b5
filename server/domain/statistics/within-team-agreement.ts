import { mean } from 'simple-statistics';

/** Variance of an answer drawn evenly from `options` answers: (A^2 - 1) / 12, 2.0 for five. */
export function evenVariance(options: number): number {
  return (options * options - 1) / 12;
}

/** Expected variance of a five-point answer under a slight skew (LeBreton & Senter 2008, table 2). */
export const SLIGHT_SKEW_VARIANCE = 1.34;

/**
 * Agreement within a team, r_wg(j).
 *
 * Answers: do people in this team see it the same way, or is the team divided?
 * Formula: r = J * (1 - v / e) / (J * (1 - v / e) + v / e); J = number of items, v = mean of the item variances
 *   (n - 1) in the team, in answer steps; e = variance expected without any agreement
 * Source: L. R. James, R. G. Demaree & G. Wolf 1984, J. Appl. Psychol. 69:85-98; choice of e: LeBreton & Senter 2008.
 *   The mean of simple-statistics is used for v.
 * Defined for: at least one item and e > 0; otherwise null. v at or above e gives 0, as the authors advise.
 * Oracle: tests/oracles/reliability.R, R 4.2.2.
 */
export function withinTeamAgreement(
  itemVariances: readonly number[],
  expectedVariance: number,
): number | null {
  if (itemVariances.length === 0 || !(expectedVariance > 0)) return null;
  const ratio = mean([...itemVariances]) / expectedVariance;
  if (!(ratio < 1)) return 0;
  const agreement = itemVariances.length * (1 - ratio);
  return agreement / (agreement + ratio);
}
