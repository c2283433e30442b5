/**
 * Mean duration of absence (gemiddelde verzuimduur, GVD).
 *
 * Answers: how long did an absence last that ended in this period?
 * Formula: calendar days of the absences that ended in the period, days before it included / number that ended
 * Source: vernet.nl, definities. A day of partial recovery counts whole; pregnancy and maternity leave left out.
 * Defined for: at least one absence that ended; otherwise null.
 * Oracle: tests/domain/absence/worked-examples.test.ts (hand); tests/oracles/absence.py.
 */
export function meanDuration(endedDays: number, ended: number): number | null {
  return ended > 0 ? endedDays / ended : null;
}
