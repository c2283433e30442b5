import { normalQuantile } from './normal-quantile.ts';
import { quantileFromTail } from './quantile-from-tail.ts';
import { tTwoSidedP } from './t-two-sided-p.ts';

/**
 * Quantile of Student's t.
 *
 * Answers: below which t does a share p of a t distribution lie? (.975 gives the factor of a 95 % interval.)
 * Formula: the t whose two-sided p value is 2 * min(p, 1 - p), with the sign of p - 1/2
 * Source: Abramowitz & Stegun 26.7; first guess from the normal quantile.
 * Defined for: 0 < p < 1 and df > 0; otherwise null.
 * Oracle: tests/oracles/distributions.R (qt), R 4.2.2: 1e-10 relative.
 */
export function tQuantile(p: number, df: number): number | null {
  const z = normalQuantile(p);
  if (z === null || !(df > 0) || df === Infinity) return null;
  if (z === 0) return 0;
  const size = quantileFromTail({
    tail: (t) => tTwoSidedP(t, df),
    rising: false,
    probability: 2 * Math.min(p, 1 - p),
    start: Math.abs(z) * (1 + (z * z + 1) / (4 * df)),
  });
  return size === null ? null : Math.sign(z) * size;
}
