import type { Summary } from './types.ts';
import { tResult } from './t-result.ts';
import type { TResult } from './t-result.ts';

/**
 * Welch's t test from summaries.
 *
 * Answers: do two groups without common people differ, also when their spreads differ?
 * Formula: t = (m1 - m2) / sqrt(v1 + v2), v = s^2 / n, df = (v1 + v2)^2 / (v1^2 / (n1 - 1) + v2^2 / (n2 - 1))
 * Source: B. L. Welch 1947, Biometrika 34:28-35. (tTestTwoSample of simple-statistics pools the variances.)
 * Defined for: both n >= 2 and a spread in at least one group; otherwise null.
 * Oracle: tests/oracles/groups.R (t.test), R 4.2.2; Student's sleep figures in tests/domain/statistics/mean-tests.test.ts.
 */
export function welchTest(first: Summary, second: Summary, level = 0.95): TResult | null {
  if (first.n < 2 || second.n < 2) return null;
  const v1 = (first.sd * first.sd) / first.n;
  const v2 = (second.sd * second.sd) / second.n;
  const variance = v1 + v2;
  if (!(variance > 0)) return null;
  const df = (variance * variance) / ((v1 * v1) / (first.n - 1) + (v2 * v2) / (second.n - 1));
  return tResult({ difference: first.mean - second.mean, standardError: Math.sqrt(variance), df }, level);
}
