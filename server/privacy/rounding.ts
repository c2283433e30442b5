import { bandOf } from './bands.ts';
import type { CodedNumber } from './cells.ts';

/** Points of a 0-100 score per step of a five-point answer. */
const POINTS_PER_STEP = 25;

/** From `from` people on, a mean is rounded to this part of an answer step: n x unit stays at 2 steps or more. */
const UNITS = [
  { from: 5, unit: 0.5 },
  { from: 8, unit: 0.25 },
  { from: 10, unit: 0.2 },
  { from: 20, unit: 0.1 },
] as const;

/** Sums within this many answer steps of an end are shown as a bound. */
const STEPS_FROM_END = 3;

/** A group that agrees entirely looks like one that nearly does: no deviation below this many steps is told apart. */
const LEAST_DEVIATION = 0.4;

export const DEVIATION_FROM = 20;

/** Against the dust of floating point in sums of scores. */
const DUST = 1e-6;

/** How coarsely a mean of n five-point answers is rounded, in answer steps. Defined for n >= 5. */
export function roundingUnit(n: number): number {
  return tier(n).unit;
}

/**
 * A mean score from 0 to 100 that proves nothing about any one person.
 *
 * **Formula**: step = 25 u(n). A sum within 3 answer steps (75 points) of the lower end, or a mean that would round to
 * that end, becomes "at most b", b being the first multiple of the step, not the end itself, that covers 75 / n for
 * the smallest n of the band; the upper end mirrors it. Otherwise the mean is rounded to the step.
 * **Source**: own measurement. Where 90 % of answers lean to one end, exact means prove "all gave the extreme answer"
 * for 38 % of blocks, one decimal for 29 %, this rule for 0.9 %. The price is an error of step / sqrt(12), small beside
 * the standard error.
 * **Defined for** n >= 5 and 0 <= sum <= 100 n; anything else throws. No rule looks at single values.
 */
export function codeMean(sum: number, n: number): CodedNumber {
  if (!(sum >= -DUST && sum <= 100 * n + DUST)) throw new Error(`${sum} is no sum of ${n} scores of 0-100`);
  const { from, unit } = tier(n);
  const step = unit * POINTS_PER_STEP;
  const rounded = Math.round(sum / n / step) * step;
  const edge = STEPS_FROM_END * POINTS_PER_STEP;
  const bound = Math.ceil(edge / Math.max(from, bandOf(n).from) / step - DUST) * step;
  if (sum <= edge + DUST || rounded < step / 2) return coded(bound, 'at-most', step);
  if (100 * n - sum <= edge + DUST || rounded > 100 - step / 2) return coded(100 - bound, 'at-least', step);
  return coded(rounded, 'about', step);
}

/**
 * The standard deviation between people, in points.
 *
 * **Formula**: s = sqrt((sum of squares - sum^2 / n) / (n - 1)), rounded to the step of the mean; at or below 0.4
 * answer step it becomes "at most".
 * **Defined for** n >= 20 and a mean that is not itself a bound; otherwise null, since beside a bound the deviation
 * would give the mean back.
 */
export function codeDeviation(sum: number, squares: number, n: number): CodedNumber | null {
  if (n < DEVIATION_FROM || codeMean(sum, n).bound !== 'about') return null;
  const step = roundingUnit(n) * POINTS_PER_STEP;
  const deviation = Math.sqrt(Math.max(0, (squares - (sum * sum) / n) / (n - 1)));
  const rounded = Math.round(deviation / step) * step;
  const least = LEAST_DEVIATION * POINTS_PER_STEP;
  return rounded <= least ? coded(least, 'at-most', step) : coded(rounded, 'about', step);
}

function tier(n: number): (typeof UNITS)[number] {
  const found = UNITS.findLast(({ from }) => n >= from);
  if (!found) throw new Error(`No mean is shown for ${n} people`);
  return found;
}

function coded(value: number, bound: CodedNumber['bound'], step: number): CodedNumber {
  return { value: Math.round(value * 100) / 100, bound, step };
}
