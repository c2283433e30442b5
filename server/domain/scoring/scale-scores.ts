import type { Item, Scale } from '../questionnaire/definition.ts';

/** Codes of scored answer sets run from 1 to 5. */
export const LOWEST_CODE = 1;
export const HIGHEST_CODE = 5;

/**
 * An item's code in the direction of its scale; 0 (no answer) stays 0.
 *
 * Formula: directed = reversed ? 6 - code : code. A reward item of the effort-reward scale counts reversed too: that
 * scale's published score is the imbalance, high effort with low reward.
 */
export function directedCode(code: number, { reversed, part }: Pick<Item, 'reversed' | 'part'>): number {
  return code === 0 || !(reversed || part === 'reward') ? code : HIGHEST_CODE + LOWEST_CODE - code;
}

/** Sum of directed codes when every item was answered, otherwise null. */
export function completeSum(directedCodes: readonly number[]): number | null {
  if (directedCodes.length === 0 || directedCodes.includes(0)) return null;
  return directedCodes.reduce((sum, code) => sum + code, 0);
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
 * For the own mirror on the own device only; published figures come from people who answered every item.
 */
export function ownScore(scale: Scale, codes: readonly number[]): number | null {
  const answered = scale.items
    .map((item, index) => directedCode(codes[index] ?? 0, item))
    .filter((code) => code > 0);
  if (answered.length === 0 || answered.length < Math.ceil(scale.items.length / 2)) return null;
  const mean = answered.reduce((sum, code) => sum + code, 0) / answered.length;
  return scoreOfSum(mean, 1);
}
