import { icc1 } from '../statistics/icc1.ts';
import { icc2 } from '../statistics/icc2.ts';
import { mayShow, type ShowAnswer } from '../statistics/may-show.ts';
import { teamVariance } from '../statistics/team-variance.ts';
import type { Summary } from '../statistics/types.ts';

export interface TeamDifferences {
  readonly groups: number;
  readonly icc1: number;
  readonly icc2: number;
  /** May teams be put in an order by this scale? */
  readonly ranking: ShowAnswer;
}

/**
 * Do teams differ on a scale by more than chance would make them, and reliably enough to compare them?
 *
 * Formula: icc1.ts and icc2.ts on team-variance.ts of the smallest groups that are counted together
 * Defined for: what the rule `icc` requires, and some difference between people; otherwise null.
 * Oracle: hand, tests/domain/analyses/team-analyses.test.ts.
 */
export function teamDifferences(groups: readonly Summary[]): TeamDifferences | null {
  const variance = teamVariance(groups);
  if (variance === null || !mayShow('icc', { groups: variance.groups }).show) return null;
  const [one, two] = [icc1(variance), icc2(variance)];
  if (one === null || two === null) return null;
  const ranking = mayShow('team-ranking', { groups: variance.groups, reliability: two });
  return { groups: variance.groups, icc1: one, icc2: two, ranking };
}
