import { incompleteGamma } from './incomplete-gamma.ts';

/**
 * Chi-square distribution function.
 *
 * Answers: which part of a chi-square distribution with df degrees of freedom lies below x?
 * Formula: P(df / 2, x / 2); P = lower incomplete gamma
 * Source: Abramowitz & Stegun 26.4.19.
 * Defined for: df > 0; 0 below x = 0; otherwise null.
 * Oracle: tests/oracles/distributions.R (pchisq), R 4.2.2: 1e-12 relative.
 */
export function chiSquareCdf(x: number, df: number): number | null {
  return incompleteGamma(df / 2, Math.max(0, x) / 2)?.lower ?? null;
}
