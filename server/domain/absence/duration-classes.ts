/** Upper limits in calendar days; the last class has none. */
export const DURATION_SCHEMES = {
  /** Kort, middel, lang, extra lang: 1-14, 15-91, 92-365, 366 and more. */
  vernet: [14, 91, 365],
  /** 1-7, 8-42, 43-365, 366 and more. */
  classic: [7, 42, 365],
} as const;

export type DurationScheme = keyof typeof DURATION_SCHEMES;
export const CLASSES = 4;

/**
 * Duration class of an absence.
 *
 * Answers: is this a short or a long absence?
 * Formula: number of limits that the length has passed: 0, 1, 2 or 3; length = calendar days up to the end of the period
 * Source: scheme `vernet` zwconnect, definities verzuim (Vernet); scheme `classic` the older division of Dutch employers.
 *   Both end at 730 days, when the duty to pay wages ends; what lasts longer stays in the last class.
 * Defined for: whole days >= 1. Each absence stands in one class.
 * Oracle: tests/domain/absence/worked-examples.test.ts (both sides of every limit); tests/oracles/absence.py.
 */
export function durationClass(days: number, scheme: DurationScheme): number {
  return DURATION_SCHEMES[scheme].filter((limit) => days > limit).length;
}
