/**
 * Zero absence (nulverzuim).
 *
 * Answers: what part of the employees was not ill for a single day?
 * Formula: 100 x employees in service all twelve months without a day of illness / employees in service all twelve months
 * Source: our own choice: definitions differ and no official one was found. People who came or left within the year are
 *   left out above and below, because a short employment is easily without illness.
 * Defined for: somebody in service all year; otherwise null.
 * Oracle: tests/domain/absence/worked-examples.test.ts (hand); tests/oracles/absence.py.
 */
export function zeroAbsence(without: number, wholeYear: number): number | null {
  return wholeYear > 0 ? (100 * without) / wholeYear : null;
}
