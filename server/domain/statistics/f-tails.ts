import type { Tails } from './types.ts';
import { incompleteBeta } from './incomplete-beta.ts';

/**
 * Both tails of Fisher's F.
 *
 * Answers: which part of an F distribution lies below f, and which above?
 * Formula: lower = I_x(df1 / 2, df2 / 2), x = df1 * f / (df1 * f + df2); upper = 1 - lower
 * Source: Abramowitz & Stegun 26.6.2.
 * Defined for: df1 > 0 and df2 > 0, both finite; f below 0 counts as 0; otherwise null.
 * Oracle: tests/oracles/distributions.R (pf), R 4.2.2.
 */
export function fTails(f: number, df1: number, df2: number): Tails | null {
  if (Number.isNaN(f) || !(df1 > 0 && df1 < Infinity) || !(df2 > 0 && df2 < Infinity)) return null;
  if (f === Infinity) return { lower: 1, upper: 0 };
  const part = df1 * Math.max(0, f);
  const total = part + df2;
  return incompleteBeta({ a: df1 / 2, b: df2 / 2, x: part / total, y: df2 / total });
}
