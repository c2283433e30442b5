import type { Interval } from './types.ts';
import { meanInterval } from './mean-interval.ts';
import type { MeanIntervalInput } from './mean-interval.ts';

export interface MeanIntervalSituation extends Interval {
  readonly question: 'is-the-situation-different';
}

/**
 * Interval of a team mean: is the situation different?
 *
 * Answers: between which values lies the mean that this way of working tends to give? The team is taken as a sample of
 *   what the situation brings about, so even a full response leaves chance.
 * Formula: m +- t * s / sqrt(n)
 * Source: Student 1908; superpopulation reading of a survey in Cochran 1977, Sampling Techniques, ch. 2.
 * Defined for: n >= 1 and a spread with df > 0; otherwise null.
 * Oracle: tests/oracles/groups.R (t.test), R 4.2.2.
 */
export function meanIntervalSituation(input: MeanIntervalInput): MeanIntervalSituation | null {
  const interval = meanInterval(input, 1);
  return interval === null ? null : { ...interval, question: 'is-the-situation-different' };
}
