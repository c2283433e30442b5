import { mayShow } from '../statistics/may-show.ts';
import { sdFromSums } from '../statistics/sd-from-sums.ts';
import { sumsFromHistogram } from '../statistics/sums-from-histogram.ts';
import { evenVariance, withinTeamAgreement } from '../statistics/within-team-agreement.ts';

const OPTIONS = 5;

/**
 * How far do the people of one unit agree on a scale?
 *
 * Formula: within-team-agreement.ts; itemHistograms[i][c] = people who gave code c to item i, c = 1 to 5
 * Defined for: scales of five-point items that everybody was asked, n as the rule `within-team-agreement` requires;
 *   otherwise null.
 * Oracle: hand, tests/domain/analyses/team-analyses.test.ts.
 */
export function agreementOf(itemHistograms: readonly (readonly number[])[], n: number): number | null {
  if (!mayShow('within-team-agreement', { respondents: n }).show) return null;
  const variances = itemHistograms.map((histogram) => {
    const sums = sumsFromHistogram(
      histogram.slice(1, OPTIONS + 1).map((count, index) => ({ value: index + 1, count: count ?? 0 })),
    );
    const sd = sums.n === n ? sdFromSums(sums) : null;
    return sd === null ? null : sd * sd;
  });
  if (variances.includes(null)) return null;
  return withinTeamAgreement(variances as number[], evenVariance(OPTIONS));
}
