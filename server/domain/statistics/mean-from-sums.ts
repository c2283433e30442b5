import type { Sums } from './types.ts';

/**
 * Mean from sums.
 *
 * Answers: what is the average answer of this group?
 * Formula: m = sum / n
 * Source: definition.
 * Defined for: n >= 1; otherwise null.
 * Oracle: tests/oracles/groups.R (mean), R 4.2.2.
 */
export function meanFromSums(sums: Pick<Sums, 'n' | 'sum'>): number | null {
  return sums.n > 0 ? sums.sum / sums.n : null;
}
