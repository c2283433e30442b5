import type { Spread, Summary } from './types.ts';

/**
 * Pooled standard deviation within groups.
 *
 * Answers: how far apart are people inside one team, seen over all teams?
 * Formula: s_p = sqrt(sum((n_g - 1) * s_g^2) / df), df = sum(n_g - 1); n_g = group.n, s_g = group.sd
 * Source: square root of the within mean square of one-way analysis of variance (Fisher 1925).
 * Defined for: at least one group with n >= 2; groups of one person add nothing; otherwise null.
 * Oracle: tests/oracles/groups.R (sigma(lm(score ~ team))), R 4.2.2.
 */
export function pooledSd(groups: readonly Pick<Summary, 'n' | 'sd'>[]): Spread | null {
  let squaredDeviations = 0;
  let df = 0;
  for (const { n, sd } of groups) {
    if (n < 2) continue;
    squaredDeviations += (n - 1) * sd * sd;
    df += n - 1;
  }
  return df > 0 ? { sd: Math.sqrt(squaredDeviations / df), df } : null;
}
