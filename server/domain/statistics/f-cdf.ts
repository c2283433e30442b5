import { fTails } from './f-tails.ts';

/**
 * Distribution function of Fisher's F.
 *
 * Answers: which part of an F distribution lies below f?
 * Formula: see f-tails.ts, lower tail
 * Source: Abramowitz & Stegun 26.6.2.
 * Defined for: df1 > 0 and df2 > 0; 0 below f = 0; otherwise null.
 * Oracle: tests/oracles/distributions.R (pf), R 4.2.2: 1e-11 relative.
 */
export function fCdf(f: number, df1: number, df2: number): number | null {
  return fTails(f, df1, df2)?.lower ?? null;
}
