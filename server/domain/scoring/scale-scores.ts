import type { Scale } from '../questionnaire/definition.ts';

/** Codes of scored answer sets run from 1 to 5. */
export const LOWEST_CODE = 1;
export const HIGHEST_CODE = 5;

/** An item's code in the direction of its scale: a reversed item is turned around. 0 stays 0 (no answer). */
export function directedCode(code: number, reversed: boolean): number {
  return code === 0 || !reversed ? code : HIGHEST_CODE + LOWEST_CODE - code;
}

/**
 * Sum of the directed codes of a scale, or null when an item is missing.
 *
 * A score is published from the people who answered all items of the scale, so that item, share and scale figures of one
 * scale have one set of respondents (differencing them would otherwise expose who skipped an item).
 */
export function completeSum(scale: Scale, codes: readonly number[]): number | null {
  let sum = 0;
  for (const [index, item] of scale.items.entries()) {
    const code = codes[index] ?? 0;
    if (code === 0) return null;
    sum += directedCode(code, item.reversed);
  }
  return scale.items.length === 0 ? null : sum;
}

/**
 * A sum of codes as a score from 0 to 100.
 *
 * Formula: score = 100 * (sum - m * min) / (m * (max - min)), m = number of items, min = 1, max = 5.
 * Source: linear transformation of the item mean, as common for work-experience instruments.
 * Defined for: m >= 1, m <= sum <= 5m.
 */
export function scoreOfSum(sum: number, itemCount: number): number {
  return (100 * (sum - itemCount * LOWEST_CODE)) / (itemCount * (HIGHEST_CODE - LOWEST_CODE));
}

/**
 * One person's own score under the half rule: the mean of the answered items, when at least half were answered.
 * For the own mirror on the own device only; published figures use `completeSum`.
 */
export function ownScore(scale: Scale, codes: readonly number[]): number | null {
  const answered = scale.items
    .map((item, index) => directedCode(codes[index] ?? 0, item.reversed))
    .filter((code) => code > 0);
  if (answered.length === 0 || answered.length < Math.ceil(scale.items.length / 2)) return null;
  const mean = answered.reduce((sum, code) => sum + code, 0) / answered.length;
  return scoreOfSum(mean, 1);
}
