import type { Interval, Spread } from './types.ts';
import { tQuantile } from './t-quantile.ts';

export interface MeanIntervalInput {
  readonly n: number;
  readonly mean: number;
  readonly spread: Spread;
  /** Confidence, .95 unless told. */
  readonly level?: number;
  /** Ends of the scale; the interval is cut off there. */
  readonly bounds?: Interval;
}

/**
 * Interval of a mean, with a factor on its standard error.
 *
 * Answers: between which values does the mean lie? The two callers say which mean is meant.
 * Formula: m +- t * s / sqrt(n) * factor, t = quantile of Student's t at (1 + level) / 2 with df of the spread
 * Source: Student 1908, Biometrika 6:1-25.
 * Defined for: n >= 1, df > 0, 0 < level < 1; otherwise null.
 * Oracle: tests/oracles/groups.R (t.test, qt), R 4.2.2.
 */
export function meanInterval(input: MeanIntervalInput, factor: number): Interval | null {
  const { n, mean, spread, level = 0.95, bounds } = input;
  const t = tQuantile((1 + level) / 2, spread.df);
  if (t === null || !(level > 0) || n < 1) return null;
  const half = ((t * spread.sd) / Math.sqrt(n)) * factor;
  const { lower, upper } = bounds ?? { lower: -Infinity, upper: Infinity };
  return { lower: Math.max(lower, mean - half), upper: Math.min(upper, mean + half) };
}
