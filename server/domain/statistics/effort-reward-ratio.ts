import { sum } from 'simple-statistics';

export interface EffortReward {
  readonly ratio: number;
  /** Log of the ratio: 0 = in balance, and twice too much lies as far from it as twice too little. Average this one. */
  readonly logRatio: number;
  readonly moreEffortThanReward: boolean;
}

/**
 * Effort-reward ratio.
 *
 * Answers: does someone put in more than comes back?
 * Formula: ratio = E / (R * c), c = items in effort / items in reward; E, R = sums of the raw codes (1 and up)
 * Source: J. Siegrist et al. 2004, Soc. Sci. Med. 58:1483-1499; ratio above 1 = more effort than reward.
 * Defined for: at least one item on either side and raw codes of 1 and up (scores from 0 would allow a division by
 *   zero); otherwise null.
 * Oracle: hand, tests/domain/statistics/indices.test.ts.
 */
export function effortRewardRatio(
  effortCodes: readonly number[],
  rewardCodes: readonly number[],
): EffortReward | null {
  if (effortCodes.length === 0 || rewardCodes.length === 0) return null;
  if (![...effortCodes, ...rewardCodes].every((code) => code >= 1)) return null;
  const correction = effortCodes.length / rewardCodes.length;
  const ratio = sum([...effortCodes]) / (sum([...rewardCodes]) * correction);
  return { ratio, logRatio: Math.log(ratio), moreEffortThanReward: ratio > 1 };
}
