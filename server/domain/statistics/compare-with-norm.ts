import type { Interval, Summary } from './types.ts';
import { oneSampleTTest } from './one-sample-t-test.ts';
import type { TResult } from './t-result.ts';
import { welchTest } from './welch-test.ts';

/** From this size on a norm counts as known: its own error is a fraction of that of any team. */
export const LARGE_NORM = 1000;

export interface NormComparison extends TResult {
  readonly method: 'one-sample' | 'welch';
  /** Difference in standard deviations of the norm, and its interval with the same confidence. */
  readonly d: number;
  readonly dInterval: Interval;
}

/**
 * Group against norm.
 *
 * Answers: does this group differ from the norm group, how much, and how certain is that?
 * Formula: d = (m - M) / S with its interval = interval of the difference / S; test: one-sample t when the norm has at
 *   least 1000 people, otherwise Welch; M, S = norm.mean, norm.sd. No finite population correction.
 * Source: one-sample-t-test.ts, welch-test.ts, cohens-d.ts. The interval of d takes S as known.
 * Defined for: both n >= 2, group.sd > 0 or a small norm with spread, norm.sd > 0; otherwise null. Whether the norm may
 *   be used for a test at all (identical or internal) is decided in show-rules.ts.
 * Oracle: tests/oracles/groups.R (t.test), R 4.2.2.
 */
export function compareWithNorm(group: Summary, norm: Summary, level = 0.95): NormComparison | null {
  const method = norm.n >= LARGE_NORM ? 'one-sample' : 'welch';
  const test = method === 'welch' ? welchTest(group, norm, level) : oneSampleTTest(group, norm.mean, level);
  if (test === null || !(norm.sd > 0)) return null;
  const dInterval = { lower: test.interval.lower / norm.sd, upper: test.interval.upper / norm.sd };
  return { ...test, method, d: test.difference / norm.sd, dInterval };
}
