/** Reports in twelve months from which an employee counts as often absent. */
export const FREQUENT_FROM = 3;

/**
 * Frequent absence.
 *
 * Answers: what part of the employees reported sick three times or more in twelve months?
 * Formula: 100 x employees with >= 3 reports / mean heads
 * Source: common practice in Dutch absence reports; no official definition was found.
 * Defined for: heads > 0; otherwise null. Can pass 100 only when more people than the mean heads worked here.
 * Oracle: tests/domain/absence/worked-examples.test.ts (hand); tests/oracles/absence.py.
 */
export function frequentAbsence(frequent: number, heads: number): number | null {
  return heads > 0 ? (100 * frequent) / heads : null;
}
