import type { Item } from '../questionnaire/definition.ts';
import { effortRewardRatio } from '../statistics/effort-reward-ratio.ts';

/** The largest ratio that codes of 1 to 5 allow. */
const MOST = 5;

export interface EffortRewardScore {
  /** 0-100; 50 = as much effort as reward, higher = more effort. */
  readonly score: number;
  readonly moreEffort: boolean;
}

/**
 * One person's effort against reward as a score from 0 to 100.
 *
 * Formula: score = 50 + 50 * ln(ratio) / ln 5, ratio from effort-reward-ratio.ts; codes as they were given, per item
 * Source: docs/questionnaires/stress-risico.md, section 4; ratio: Siegrist et al. 2004.
 * Defined for: somebody who answered every item of both sides; otherwise null. Since E / nE and R / nR lie between 1
 *   and 5, the ratio lies between 1/5 and 5 and the score between 0 and 100.
 * Oracle: hand, tests/domain/analyses/effort-reward.test.ts (the worked examples of that page).
 */
export function effortRewardScore(
  items: readonly Pick<Item, 'part'>[],
  codes: readonly number[],
): EffortRewardScore | null {
  const side = (part: 'effort' | 'reward') => codes.filter((_, index) => items[index]?.part === part);
  const found = effortRewardRatio(side('effort'), side('reward'));
  if (found === null) return null;
  return { score: scoreOfLogRatio(found.logRatio), moreEffort: found.moreEffortThanReward };
}

function scoreOfLogRatio(logRatio: number): number {
  return 50 + (50 * logRatio) / Math.log(MOST);
}

/** The ratio that belongs to a (mean) score: a geometric mean when the score is a mean. */
export function ratioOfScore(score: number): number {
  return Math.exp(((score - 50) / 50) * Math.log(MOST));
}
