import { bandOf } from './bands.ts';
import type { CodedNumber } from './cells.ts';

export const SHARES_FROM = 10;

/** Counts from nobody up to this many look alike, and so do counts from everybody down to all but this many. */
export const ALIKE = 2;

/**
 * Grid of shares, in per cent.
 *
 * **Why not 5 % for all n**: below 50 people that is nearly the exact count, and the difference of two exact counts is
 * exact for the people who are in one group and not in the other, though shares are meant for ten people and more.
 * **Source**: tests/privacy/share-grid.test.ts with 3,000 organisations: of the remainders of 5-9 people (a unit minus
 * its parts) a 5 % grid proved "all alike" for 0.7-0.8 % and "all but two alike" for 11-14 %; this grid for 0.1-0.4 %
 * and 6-8 %. The rounding stays below the standard error of a share (14 % at n = 12, 7 % at n = 49).
 */
export function shareStep(n: number): number {
  return n < 50 ? 10 : 5;
}

/**
 * A share that does not tell whether nobody, one or two people are in it, nor whether all but that many are.
 *
 * **Formula**: count <= 2, or a share that rounds to 0: "at most" 2 / (smallest n of the band), rounded up to the
 * grid; mirrored at the upper end; otherwise rounded to the grid.
 * **Defined for** n >= 10 and 0 <= count <= n; anything else throws.
 */
export function codeShare(count: number, n: number): CodedNumber {
  if (!(n >= SHARES_FROM && count >= 0 && count <= n))
    throw new Error(`No share is shown for ${count} of ${n}`);
  const step = shareStep(n);
  const rounded = Math.round((100 * count) / n / step) * step;
  const few = Math.ceil((100 * ALIKE) / bandOf(n).from / step) * step;
  if (count <= ALIKE || rounded <= 0) return { value: few, bound: 'at-most', step };
  if (count >= n - ALIKE || rounded >= 100) return { value: 100 - few, bound: 'at-least', step };
  return { value: rounded, bound: 'about', step };
}
