import { fTails } from './f-tails.ts';

/**
 * Upper tail of Fisher's F.
 *
 * Answers: how rare is an F of at least f, if all groups are alike?
 * Formula: see f-tails.ts, upper tail
 * Source: Abramowitz & Stegun 26.6.2.
 * Defined for: df1 > 0 and df2 > 0; 1 below f = 0; otherwise null.
 * Oracle: tests/oracles/distributions.R (pf, lower.tail = FALSE), R 4.2.2: 1e-11 relative.
 */
export function fUpperTail(f: number, df1: number, df2: number): number | null {
  return fTails(f, df1, df2)?.upper ?? null;
}
