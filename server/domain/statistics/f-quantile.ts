import { fTails } from './f-tails.ts';
import { quantileFromTail } from './quantile-from-tail.ts';

/**
 * Quantile of Fisher's F.
 *
 * Answers: below which f does a share p of an F distribution lie?
 * Formula: the f whose smaller tail holds min(p, 1 - p)
 * Source: Abramowitz & Stegun 26.6.
 * Defined for: 0 < p < 1, df1 > 0 and df2 > 0; otherwise null.
 * Oracle: tests/oracles/distributions.R (qf), R 4.2.2: 1e-10 relative.
 */
export function fQuantile(p: number, df1: number, df2: number): number | null {
  if (!(p > 0 && p < 1) || !(df1 > 0) || !(df2 > 0)) return null;
  const rising = p <= 0.5;
  return quantileFromTail({
    tail: (f) => fTails(f, df1, df2)?.[rising ? 'lower' : 'upper'] ?? null,
    rising,
    probability: rising ? p : 1 - p,
    start: 1,
  });
}
