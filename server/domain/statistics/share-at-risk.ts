import type { Histogram, Interval } from './types.ts';
import { wilsonInterval } from './wilson-interval.ts';

export interface RiskLine {
  /** Percentile 80 of the reference, or a line in the content ("often" on average). */
  readonly cutOff: number;
  /** Which side of the line is burdened. A score on the line counts as burdened. */
  readonly side: 'at-or-above' | 'at-or-below';
}

export interface ShareAtRisk {
  readonly n: number;
  readonly count: number;
  readonly share: number;
  readonly interval: Interval;
  /** count / (n - count); null when everyone is burdened. */
  readonly odds: number | null;
}

/**
 * Share heavily burdened.
 *
 * Answers: which part of the people lies beyond the line? It says "heavily burdened", never "ill": our own items have no
 *   clinical cut-off.
 * Formula: share = count beyond the line / n, odds = count / (n - count), interval of Wilson
 * Source: definition; wilson-interval.ts.
 * Defined for: at least one person, n <= populationSize; otherwise null.
 * Oracle: tests/oracles/groups.R (prop.test), R 4.2.2.
 */
export function shareAtRisk(
  scores: Histogram,
  line: RiskLine,
  options: { readonly populationSize?: number | null; readonly level?: number } = {},
): ShareAtRisk | null {
  const n = scores.reduce((total, bin) => total + bin.count, 0);
  const count = scores.reduce((total, bin) => total + (isBurdened(bin.value, line) ? bin.count : 0), 0);
  if (!(n > 0)) return null;
  const interval = wilsonInterval({ share: count / n, n, ...options });
  if (interval === null) return null;
  return { n, count, share: count / n, interval, odds: count < n ? count / (n - count) : null };
}

function isBurdened(value: number, { cutOff, side }: RiskLine): boolean {
  return side === 'at-or-above' ? value >= cutOff : value <= cutOff;
}
