import { cohensD } from './cohens-d.ts';
import { hedgesCorrection } from './hedges-correction.ts';

/**
 * Hedges' g.
 *
 * Answers: how large is the difference in standard deviations, without the overstatement of small samples?
 * Formula: g = J * d; J = hedges-correction.ts with df, d = cohens-d.ts
 * Source: L. V. Hedges 1981, J. Educ. Stat. 6:107-128.
 * Defined for: sd > 0 and df > 1; otherwise null.
 * Oracle: tests/oracles/groups.R, R 4.2.2.
 */
export function hedgesG(input: {
  readonly mean: number;
  readonly reference: number;
  readonly sd: number;
  readonly df: number;
}): number | null {
  const d = cohensD(input);
  const correction = hedgesCorrection(input.df);
  return d === null || correction === null ? null : d * correction;
}
