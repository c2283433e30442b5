import { mayShow } from '../statistics/may-show.ts';
import type { PublishedMean } from './compare-with-organisation.ts';

export interface Shrinkage {
  /** Mean over teams, weighted by how well each is known. */
  readonly centre: number;
  /** Variance between teams that is left once chance and rounding are taken off. */
  readonly between: number;
}

/**
 * How far published team means should be drawn towards their centre before they are put in an order.
 *
 * Answers: in which order do teams stand once the luck of small numbers and the rounding are taken off?
 * Formula: v_j = s_j^2 / n_j + u_j^2 / 12 (u = rounding step), w_j = 1 / v_j, m_w = sum(w m) / sum(w),
 *   tau^2 = max(0, (sum(w (m - m_w)^2) - (J - 1)) / (sum(w) - sum(w^2) / sum(w))),
 *   centre = sum(m / (v + tau^2)) / sum(1 / (v + tau^2)). s_j is the team's own deviation where it is published,
 *   otherwise `spread`; n_j is the lower end of its band.
 * Source: DerSimonian & Laird 1986, Control. Clin. Trials 7:177-188 (variance between groups whose error variance is
 *   known); Efron & Morris 1975 for the shrinking itself. The analysis of variance of shrink-means.ts needs exact
 *   numbers of people, which are not published.
 * Defined for: groups without people in common, at least five of them and tau^2 > 0; otherwise null (the teams cannot
 *   be told apart, so they have no order).
 * Oracle: hand, tests/domain/comparison/shrink-published.test.ts.
 */
export function shrinkPublished(groups: readonly PublishedMean[], spread: number | null): Shrinkage | null {
  const known = groups.flatMap((group) => {
    const variance = errorVariance(group, spread);
    return variance === null ? [] : [{ mean: group.mean, variance }];
  });
  const weights = known.map(({ variance }) => 1 / variance);
  const total = sum(weights);
  if (total === 0) return null;
  const weighted = sum(known.map(({ mean }, at) => (weights[at] as number) * mean)) / total;
  const q = sum(known.map(({ mean }, at) => (weights[at] as number) * (mean - weighted) ** 2));
  const scale = total - sum(weights.map((weight) => weight * weight)) / total;
  const between = scale > 0 ? Math.max(0, (q - (known.length - 1)) / scale) : 0;
  if (!mayShow('shrunken-mean', { groups: known.length, varianceBetweenGroups: between }).show) return null;
  const full = known.map(({ variance }) => 1 / (variance + between));
  return { centre: sum(known.map(({ mean }, at) => (full[at] as number) * mean)) / sum(full), between };
}

/** A published mean drawn towards the centre: theta = c + tau^2 / (tau^2 + v) * (m - c). Null when its error is unknown. */
export function shrunkenMean(
  group: PublishedMean,
  spread: number | null,
  { centre, between }: Shrinkage,
): number | null {
  const variance = errorVariance(group, spread);
  return variance === null ? null : centre + (between / (between + variance)) * (group.mean - centre);
}

function errorVariance({ sd, nFrom, step }: PublishedMean, spread: number | null): number | null {
  const own = sd ?? spread;
  return own !== null && own > 0 && nFrom > 0 ? (own * own) / nFrom + (step * step) / 12 : null;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
