import { incompleteGamma } from './incomplete-gamma.ts';

/**
 * Upper tail of the chi-square distribution.
 *
 * Answers: how rare is a chi-square of at least x? (Computed apart, so that small p values keep their digits.)
 * Formula: Q(df / 2, x / 2); Q = upper incomplete gamma
 * Source: Abramowitz & Stegun 26.4.19.
 * Defined for: df > 0; 1 below x = 0; otherwise null.
 * Oracle: tests/oracles/distributions.R (pchisq, lower.tail = FALSE), R 4.2.2: 1e-12 relative.
 */
export function chiSquareUpperTail(x: number, df: number): number | null {
  return incompleteGamma(df / 2, Math.max(0, x) / 2)?.upper ?? null;
}
