import type { Summary, Sums } from './types.ts';
import { meanFromSums } from './mean-from-sums.ts';
import { sdFromSums } from './sd-from-sums.ts';

/**
 * Group summary from sums.
 *
 * Answers: how would an article report this group?
 * Formula: n, mean-from-sums.ts, sd-from-sums.ts
 * Source: definition.
 * Defined for: n >= 2; otherwise null.
 * Oracle: tests/oracles/groups.R, R 4.2.2.
 */
export function summaryFromSums(sums: Sums): Summary | null {
  const mean = meanFromSums(sums);
  const sd = sdFromSums(sums);
  return mean === null || sd === null ? null : { n: sums.n, mean, sd };
}
