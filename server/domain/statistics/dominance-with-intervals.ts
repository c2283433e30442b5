import type { Interval, Rng } from './types.ts';
import { bootstrapIntervals } from './bootstrap-intervals.ts';
import { correlationFromCovariance } from './correlation-from-covariance.ts';
import { covarianceFromProducts } from './covariance-from-products.ts';
import { generalDominance } from './general-dominance.ts';
import type { Dominance } from './general-dominance.ts';
import { productSumsOf, type Table } from './product-sums.ts';

export interface DominanceWithIntervals extends Dominance {
  readonly intervals: readonly Interval[];
}

/**
 * General dominance with bootstrap intervals.
 *
 * Answers: how much does each scale go together with the outcome, and how certain is that?
 * Formula: general-dominance.ts on the correlations of `table`; intervals by bootstrap-intervals.ts over people;
 *   rows of the table = scores centred by team, predictors first, outcome last
 * Source: Budescu 1993; bootstrap advised by R. Azen & D. V. Budescu 2003, Psychol. Methods 8:129-148.
 * Defined for: what both parts need; otherwise null. The team means are not drawn again, so with very small teams the
 *   intervals are slightly narrow.
 * Oracle: tests/oracles/dominance.R for the figures; tests/domain/statistics/dominance.test.ts for the intervals.
 */
export function dominanceWithIntervals(input: {
  readonly table: Table;
  readonly replicates: number;
  readonly rng: Rng;
  readonly level?: number;
}): DominanceWithIntervals | null {
  const { table, ...options } = input;
  const people = Array.from({ length: table.values.length / table.width }, (_, row) => row);
  const figures = dominanceOf(table, people);
  if (figures === null) return null;
  const statistic = (sample: readonly number[]): readonly number[] | null =>
    dominanceOf(table, sample)?.contributions ?? null;
  const intervals = bootstrapIntervals({ sample: people, statistic, ...options });
  return intervals === null ? null : { ...figures, intervals };
}

function dominanceOf(table: Table, people: readonly number[]): Dominance | null {
  // Centred scores lose nothing in sums of products, and this runs once per resample.
  const covariance = covarianceFromProducts(productSumsOf(table, people));
  const correlation = covariance === null ? null : correlationFromCovariance(covariance);
  return correlation === null ? null : generalDominance(correlation);
}
