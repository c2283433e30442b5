import type { Spread } from './types.ts';
import { OWN_SPREAD_FROM } from './show-rules.ts';

export interface IntervalSpread extends Spread {
  /** Whether the deviation is the group's own or the one pooled over all groups. */
  readonly source: 'own' | 'pooled';
}

/**
 * Deviation for the interval of a group mean.
 *
 * Answers: with which deviation, and how many degrees of freedom, is the interval of this group drawn?
 * Formula: n >= ownFrom: own sd with n - 1; below: the sd pooled within all groups with its df
 * Source: small groups borrow the pooled deviation (their own swings too much: with n = 8 its 95 % interval runs from
 *   0.66 to 2.04 times the estimate). An interval with the own deviation also tells that deviation, so the border lies
 *   where a deviation may be published.
 * Defined for: a pooled spread below the border, an own sd and n >= 2 above it; otherwise null.
 * Oracle: tests/oracles/groups.R, R 4.2.2.
 */
export function intervalSpread(
  group: { readonly n: number; readonly sd: number | null },
  pooled: Spread | null,
  ownFrom: number = OWN_SPREAD_FROM,
): IntervalSpread | null {
  if (group.n < ownFrom) return pooled === null || group.n < 1 ? null : { ...pooled, source: 'pooled' };
  return group.sd === null || group.n < 2 ? null : { sd: group.sd, df: group.n - 1, source: 'own' };
}
