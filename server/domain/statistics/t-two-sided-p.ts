import { incompleteBeta } from './incomplete-beta.ts';

/**
 * Two-sided p value of Student's t.
 *
 * Answers: how rare is a t at least this far from zero, if nothing is going on?
 * Formula: p = I_x(df / 2, 1 / 2), x = df / (df + t^2); I = incomplete beta
 * Source: Abramowitz & Stegun 26.7.1.
 * Defined for: df > 0 (need not be whole) and a t that is a number, also infinite; otherwise null.
 * Oracle: tests/oracles/distributions.R (2 * pt), R 4.2.2: 1e-11 relative.
 */
export function tTwoSidedP(t: number, df: number): number | null {
  if (Number.isNaN(t) || !(df > 0) || df === Infinity) return null;
  if (Math.abs(t) === Infinity) return 0;
  const total = df + t * t;
  return incompleteBeta({ a: df / 2, b: 0.5, x: df / total, y: (t * t) / total })?.lower ?? null;
}
