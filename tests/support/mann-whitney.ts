import { normalCdf } from '../../server/domain/statistics/normal-cdf.ts';

/**
 * Mann-Whitney U, two-sided, normal approximation without ties: the chance of ranks at least this far apart when both
 * series come from the same distribution.
 */
export function mannWhitneyP(first: readonly number[], second: readonly number[]): number {
  const all = [
    ...first.map((value) => ({ value, mine: true })),
    ...second.map((value) => ({ value, mine: false })),
  ];
  const ranks = all
    .toSorted((a, b) => a.value - b.value)
    .reduce((sum, { mine }, index) => sum + (mine ? index + 1 : 0), 0);
  const [n, m] = [first.length, second.length];
  const u = ranks - (n * (n + 1)) / 2;
  const z = (u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
  return 2 * (1 - (normalCdf(Math.abs(z)) ?? Number.NaN));
}
