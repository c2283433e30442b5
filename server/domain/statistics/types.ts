/**
 * The words that the formulas of this room share. Types only.
 *
 * Everything here is an aggregate or a bare list of numbers: the room does not know units, employees or campaigns.
 */

/** What a block publishes about one figure: enough for a mean, a deviation and every test on means. */
export interface Sums {
  readonly n: number;
  readonly sum: number;
  readonly sumSquares: number;
}

/** Sums in which every answer carries a weight; the squared weights say how much the weighting costs. */
export interface WeightedSums {
  readonly sumWeights: number;
  readonly sumSquaredWeights: number;
  readonly weightedSum: number;
  readonly weightedSumSquares: number;
}

/** How often one value was given. The count may be fractional once groups have been weighted. */
export interface HistogramBin {
  readonly value: number;
  readonly count: number;
}
export type Histogram = readonly HistogramBin[];

/** A group as the literature reports it; `sd` divides by n - 1. */
export interface Summary {
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
}

/** A standard deviation and the degrees of freedom it was estimated with. */
export interface Spread {
  readonly sd: number;
  readonly df: number;
}

export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** Rows of equal length. */
export type Matrix = readonly (readonly number[])[];

/** A source of uniform numbers in [0, 1). See rng.ts for one that can be repeated. */
export type Rng = () => number;

/** Both tails of a distribution, each computed so that the smaller one keeps its digits. */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
}
