import type { Band, CodedNumber } from './cells.ts';

/** Points of a 0-100 score per step of a five-point answer. */
const POINTS_PER_STEP = 25;
/** Sums within this many steps of an end are coded, not shown. */
const STEPS_FROM_END = 3;
/** Counts this near to nobody or everybody are coded. */
const PEOPLE_FROM_END = 2;
const SHARE_STEP = 5;

const BANDS: readonly Band[] = [
  { from: 5, to: 9 },
  { from: 10, to: 14 },
  { from: 15, to: 19 },
  { from: 20, to: 29 },
  { from: 30, to: 49 },
  { from: 50, to: 99 },
  { from: 100, to: 199 },
  { from: 200, to: 499 },
  { from: 500, to: null },
];

/** The band that a number of people is published as. Defined for n >= 5, the floor of every group. */
export function bandOf(n: number): Band {
  const band = BANDS.find(({ from, to }) => n >= from && (to === null || n <= to));
  if (!band) throw new Error(`A group of ${n} is below every band`);
  return band;
}

/**
 * How coarsely a mean on a five-point answer is rounded, so that the exact sum cannot be read back.
 *
 * Formula: u = 0.5 for n 5-7, 0.25 for 8-9, 0.2 for 10-19, 0.1 from 20; always n * u >= 2.
 * Source: measured choice: at these units near-unanimous answers stay uncertain in 98 of 100 skewed groups.
 */
export function roundingUnit(n: number): number {
  if (n <= 7) return 0.5;
  if (n <= 9) return 0.25;
  return n <= 19 ? 0.2 : 0.1;
}

/**
 * A mean score from 0 to 100 as it is published.
 *
 * Formula: step = 25 u(n); a sum within 3 steps (75 points) of the lowest possible gives "at most" the next multiple of
 *   the step, the same at the upper end; otherwise the mean rounded to the step.
 * Defined for: n >= 5, 0 <= sum <= 100 n. No rule looks at single values.
 */
export function codeMean(sum: number, n: number): CodedNumber {
  const step = POINTS_PER_STEP * roundingUnit(n);
  const edge = (STEPS_FROM_END * POINTS_PER_STEP) / n;
  const mean = sum / n;
  const bound = Math.ceil(edge / step - 1e-9) * step;
  if (mean <= edge) return { value: tidy(bound), bound: 'at-most', step };
  if (mean >= 100 - edge) return { value: tidy(100 - bound), bound: 'at-least', step };
  return { value: tidy(Math.min(100, Math.max(0, Math.round(mean / step) * step))), bound: 'about', step };
}

/** A share of people in percent: nobody, one and two look alike, and so do all, all but one and all but two. */
export function codeShare(count: number, n: number): CodedNumber {
  const edge = Math.ceil((100 * PEOPLE_FROM_END) / n / SHARE_STEP) * SHARE_STEP;
  if (count <= PEOPLE_FROM_END) return { value: edge, bound: 'at-most', step: SHARE_STEP };
  if (count >= n - PEOPLE_FROM_END) return { value: 100 - edge, bound: 'at-least', step: SHARE_STEP };
  return { value: Math.round((100 * count) / n / SHARE_STEP) * SHARE_STEP, bound: 'about', step: SHARE_STEP };
}

function tidy(value: number): number {
  return Math.round(value * 100) / 100;
}
