import type { Summary } from './types.ts';
import { hedgesG } from './hedges-g.ts';
import { pooledSd } from './pooled-sd.ts';
import type { TResult } from './t-result.ts';
import { welchTest } from './welch-test.ts';

export interface Trend extends TResult {
  readonly g: number;
  /**
   * Answers of two campaigns cannot be linked to persons, and mostly the same people answer. Their answers go together,
   * which makes the true error smaller than ours: the test says "changed" too seldom, never too often.
   */
  readonly note: 'conservative-because-people-overlap';
}

/**
 * Trend between two unlinked campaigns.
 *
 * Answers: has the mean changed since the earlier campaign, and by how much?
 * Formula: difference = m2 - m1, se^2 = s1^2 / n1 + s2^2 / n2 (covariance taken as 0), Welch; g on the pooled deviation;
 *   1 = earlier, 2 = later
 * Source: Welch 1947; Hedges 1981. With correlation r > 0 between the answers of people in both campaigns the true
 *   se^2 is smaller by 2 * cov(m1, m2).
 * Defined for: both n >= 2 and some spread; otherwise null.
 * Oracle: tests/oracles/groups.R (t.test), R 4.2.2.
 */
export function trendBetweenCampaigns(earlier: Summary, later: Summary, level = 0.95): Trend | null {
  const test = welchTest(later, earlier, level);
  const pooled = pooledSd([earlier, later]);
  if (test === null || pooled === null) return null;
  const g = hedgesG({ mean: later.mean, reference: earlier.mean, ...pooled });
  return g === null ? null : { ...test, g, note: 'conservative-because-people-overlap' };
}
