import type { Interval } from './types.ts';
import { tQuantile } from './t-quantile.ts';
import { tTwoSidedP } from './t-two-sided-p.ts';

/** What every test on a difference of means reports. */
export interface TResult {
  readonly difference: number;
  readonly standardError: number;
  readonly interval: Interval;
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

/**
 * Test result of a difference.
 *
 * Answers: how certain is a difference with this standard error?
 * Formula: t = difference / se, p two-sided with df, interval = difference +- t((1 + level) / 2, df) * se
 * Source: Student 1908, Biometrika 6:1-25.
 * Defined for: se > 0, df > 0, 0 < level < 1; otherwise null (without spread nothing can be tested).
 * Oracle: tests/oracles/groups.R (t.test), R 4.2.2.
 */
export function tResult(
  estimate: { readonly difference: number; readonly standardError: number; readonly df: number },
  level = 0.95,
): TResult | null {
  const { difference, standardError, df } = estimate;
  if (!(standardError > 0) || !(level > 0)) return null;
  const statistic = difference / standardError;
  const p = tTwoSidedP(statistic, df);
  const t = tQuantile((1 + level) / 2, df);
  if (p === null || t === null) return null;
  const half = t * standardError;
  return { ...estimate, interval: { lower: difference - half, upper: difference + half }, statistic, p };
}
