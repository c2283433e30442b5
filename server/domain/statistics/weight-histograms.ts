import type { Histogram } from './types.ts';

export interface WeightedHistogram {
  readonly weight: number;
  readonly histogram: Histogram;
}

/**
 * One weighted histogram out of several.
 *
 * Answers: how would the answers be spread if every unit counted for all its people?
 * Formula: C_v = sum over groups of w_g * c_gv; w_g = group.weight, c_gv = count of value v in group g
 * Source: definition.
 * Defined for: any number of groups; values come out ascending. The counts are weights, no longer people.
 * Oracle: tests/oracles/groups.R (weighted.mean), R 4.2.2.
 */
export function weightHistograms(groups: readonly WeightedHistogram[]): Histogram {
  const counts = new Map<number, number>();
  for (const { weight, histogram } of groups) {
    for (const { value, count } of histogram) counts.set(value, (counts.get(value) ?? 0) + weight * count);
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => a.value - b.value);
}
