import type { Interval } from './types.ts';
import { meanInterval } from './mean-interval.ts';
import type { MeanIntervalInput } from './mean-interval.ts';

export interface MeanIntervalNow extends Interval {
  readonly question: 'what-this-team-thinks-now';
}

/**
 * Interval of a team mean: what does this team think now?
 *
 * Answers: where would the mean lie if everyone in the team had answered this time?
 * Formula: m +- t * s / sqrt(n) * sqrt(1 - n / N); N = populationSize (people invited in the team)
 * Source: W. G. Cochran (1977), Sampling Techniques, 3rd ed., eq. 2.25 (finite population correction). When all have
 *   answered the interval has no width. It supposes that those who did not answer think as those who did.
 *   Never use it in a test or to compare with a norm or an earlier campaign: see mean-interval-situation.ts.
 * Defined for: 1 <= n <= N and a spread with df > 0; otherwise null.
 * Oracle: tests/oracles/groups.R (qt), R 4.2.2.
 */
export function meanIntervalNow(
  input: MeanIntervalInput & { readonly populationSize: number },
): MeanIntervalNow | null {
  if (!(input.n <= input.populationSize)) return null;
  const interval = meanInterval(input, Math.sqrt(1 - input.n / input.populationSize));
  return interval === null ? null : { ...interval, question: 'what-this-team-thinks-now' };
}
