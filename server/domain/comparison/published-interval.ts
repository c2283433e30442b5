import { tQuantile } from '../statistics/t-quantile.ts';
import type { Interval } from '../statistics/types.ts';
import { type ScaleFigure, toPublishedMean } from './scale-figure.ts';

/**
 * Interval of a published mean.
 *
 * Answers: between which values does the mean lie, when these answers are seen as a sample of how work usually is? So
 *   without the correction for a finite group: it is about the situation, not about these people on that day.
 * Formula: m +- t(0.975, df) * sqrt(s^2 / n + u^2 / 12), cut off at 0 and 100; s = own deviation where published
 *   (df = n - 1), otherwise `spread` (df of the group it was borrowed from is large: n - 1 is the cautious choice);
 *   n = lower end of the band, u = rounding step.
 * Source: Student 1908; a rounding error is uniform, its variance u^2 / 12.
 * Defined for: some deviation and n >= 2; otherwise null. A mean that is only a bound has no interval.
 * Oracle: hand, tests/domain/comparison/published-interval.test.ts.
 */
export function publishedInterval(figure: ScaleFigure, spread: number | null): Interval | null {
  const { mean, step, nFrom, sd } = toPublishedMean(figure);
  const deviation = sd ?? spread;
  const t = factorOf(nFrom - 1);
  if (figure.bound !== 'about' || deviation === null || t === null) return null;
  const half = t * Math.sqrt((deviation * deviation) / nFrom + (step * step) / 12);
  return { lower: Math.max(0, mean - half), upper: Math.min(100, mean + half) };
}

/** Bands begin at few numbers, and every figure on a page asks for one of them: each is worked out once. */
const factors = new Map<number, number | null>();

function factorOf(df: number): number | null {
  const known = factors.get(df);
  if (known !== undefined) return known;
  const factor = tQuantile(0.975, df);
  factors.set(df, factor);
  return factor;
}
