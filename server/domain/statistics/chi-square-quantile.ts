import { chiSquareCdf } from './chi-square-cdf.ts';
import { chiSquareUpperTail } from './chi-square-upper-tail.ts';
import { quantileFromTail } from './quantile-from-tail.ts';

/**
 * Chi-square quantile.
 *
 * Answers: below which x does a share p of a chi-square distribution lie?
 * Formula: the x whose smaller tail holds min(p, 1 - p)
 * Source: Abramowitz & Stegun 26.4.
 * Defined for: 0 < p < 1 and df > 0; otherwise null.
 * Oracle: tests/oracles/distributions.R (qchisq), R 4.2.2: 1e-10 relative.
 */
export function chiSquareQuantile(p: number, df: number): number | null {
  if (!(p > 0 && p < 1) || !(df > 0)) return null;
  const rising = p <= 0.5;
  return quantileFromTail({
    tail: (x) => (rising ? chiSquareCdf(x, df) : chiSquareUpperTail(x, df)),
    rising,
    probability: rising ? p : 1 - p,
    start: df,
  });
}
