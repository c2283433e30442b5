import type { Summary } from './types.ts';
import { tResult } from './t-result.ts';
import type { TResult } from './t-result.ts';

/**
 * One-sample t test from a summary.
 *
 * Answers: does this group differ from a fixed value, such as the mean of a large norm group?
 * Formula: t = (m - reference) / (s / sqrt(n)), df = n - 1; m = group.mean, s = group.sd (n - 1), n = group.n
 * Source: Student 1908, Biometrika 6:1-25. (tTest of simple-statistics divides by the population deviation and is
 *   therefore not used.)
 * Defined for: n >= 2 and sd > 0; otherwise null.
 * Oracle: tests/oracles/groups.R (t.test), R 4.2.2; Student's sleep figures in tests/domain/statistics/mean-tests.test.ts.
 */
export function oneSampleTTest(group: Summary, reference: number, level = 0.95): TResult | null {
  if (group.n < 2) return null;
  const standardError = group.sd / Math.sqrt(group.n);
  return tResult({ difference: group.mean - reference, standardError, df: group.n - 1 }, level);
}
