import { tTwoSidedP } from './t-two-sided-p.ts';

/**
 * Distribution function of Student's t.
 *
 * Answers: which part of a t distribution with df degrees of freedom lies below t?
 * Formula: t < 0: p / 2;  t >= 0: 1 - p / 2;  p = two-sided p value
 * Source: Abramowitz & Stegun 26.7.1.
 * Defined for: df > 0 and a t that is a number; otherwise null.
 * Oracle: tests/oracles/distributions.R (pt), R 4.2.2: 1e-11 relative in the lower tail.
 */
export function tCdf(t: number, df: number): number | null {
  const p = tTwoSidedP(t, df);
  if (p === null) return null;
  return t < 0 ? p / 2 : 1 - p / 2;
}
