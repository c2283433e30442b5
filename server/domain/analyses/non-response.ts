import { nonResponseBias } from '../statistics/non-response-bias.ts';
import { mayShow } from '../statistics/may-show.ts';
import type { MessageKey } from '../statistics/show-rules.ts';

export interface Stratum {
  /** People invited in this part of the organisation. */
  readonly invited: number;
  /** Its published mean; null when it has none. */
  readonly mean: number | null;
}

export interface WeightedMean {
  readonly mean: number;
  /** Share of the people invited whose part of the organisation has a figure, in [0, 1]. */
  readonly coveredShare: number;
}

/**
 * The mean of the organisation if every part counted for all the people invited in it.
 *
 * Formula: m = sum(N_h * m_h) / sum(N_h) over the parts with a published mean; N_h = invited, m_h = mean. Each answer of
 *   part h then has the weight N_h / n_h (non-response-weights.ts), so the number of answers falls out of the formula.
 * Source: Cochran 1977, Sampling Techniques, eq. 5.1; weighting classes: ch. 13.
 * Defined for: at least one part with a mean and people; otherwise null.
 * Oracle: hand, tests/domain/analyses/non-response.test.ts; equal to stratified-mean.ts.
 */
export function weightedByInvited(strata: readonly Stratum[]): WeightedMean | null {
  const invited = strata.reduce((sum, stratum) => sum + stratum.invited, 0);
  const shown = strata.flatMap(({ invited: people, mean }) => (mean === null ? [] : [{ people, mean }]));
  const covered = shown.reduce((sum, { people }) => sum + people, 0);
  if (covered === 0) return null;
  return {
    mean: shown.reduce((sum, { people, mean }) => sum + people * mean, 0) / covered,
    coveredShare: covered / invited,
  };
}

/** How far a mean may lie from that of everybody, in points; see non-response-bias.ts. */
export function biasInPoints(responsePercent: number, sd: number): number | null {
  const bias = nonResponseBias(responsePercent, 100);
  return bias === null ? null : bias * sd;
}

/** What has to be said beside every figure at this response. */
export function responseCautions(responsePercent: number): readonly MessageKey[] {
  const answer = mayShow('response', { responseRate: responsePercent / 100 });
  return answer.show ? answer.cautions : [answer.reason];
}
