import type { Summary, Sums } from './types.ts';
import { hedgesG } from './hedges-g.ts';
import { pooledSd } from './pooled-sd.ts';
import { subtractSums } from './subtract-sums.ts';
import { summaryFromSums } from './summary-from-sums.ts';
import type { TResult } from './t-result.ts';
import { welchTest } from './welch-test.ts';

export interface RestComparison extends TResult {
  readonly rest: Summary;
  /** Hedges' g on the deviation pooled over team and rest. */
  readonly g: number;
}

/**
 * Team versus the rest of the organisation, without itself.
 *
 * Answers: does this team differ from its colleagues elsewhere? A team is part of the total, so comparing it with the
 *   total would compare it partly with itself.
 * Formula: rest = total - team (in n, sum and sumSquares), then Welch; g = J * (m_team - m_rest) / pooled sd
 * Source: Welch 1947; Hedges 1981.
 * Defined for: team and rest of at least two people each, some spread; otherwise null. The sums of the rest are a
 *   difference of published figures: only whole blocks may be put in.
 * Oracle: tests/oracles/groups.R (t.test on the raw scores), R 4.2.2.
 */
export function teamVersusRest(total: Sums, team: Sums, level = 0.95): RestComparison | null {
  const restSums = subtractSums(total, team);
  const rest = restSums === null ? null : summaryFromSums(restSums);
  const own = summaryFromSums(team);
  if (rest === null || own === null) return null;
  const test = welchTest(own, rest, level);
  const pooled = pooledSd([own, rest]);
  if (test === null || pooled === null) return null;
  const g = hedgesG({ mean: own.mean, reference: rest.mean, sd: pooled.sd, df: pooled.df });
  return g === null ? null : { ...test, rest, g };
}
