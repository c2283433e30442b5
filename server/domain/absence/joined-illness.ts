import type { Period } from './types.ts';

/** Fewer days than this between two absences: the law adds them up. */
const FOUR_WEEKS = 28;

/**
 * Day from which the law counts an illness.
 *
 * Answers: on which day would this absence have begun, had it not been interrupted?
 * Formula: first day of the last absence - days of illness in earlier absences with fewer than 28 days between one and
 *   the next
 * Source: BW 7:629 lid 10. For the time limits of the Gatekeeper Act only: in the figures every report counts by itself.
 * Defined for: absences in order that do not overlap, at least one; otherwise null.
 * Oracle: hand, tests/domain/absence/worked-examples.test.ts.
 */
export function legalFirstDay(absences: readonly Period[]): number | null {
  let start: number | null = null;
  let previous: Period | null = null;
  for (const absence of absences) {
    if (absence.to < absence.from || (previous && absence.from <= previous.to)) return null;
    const gap: number | null = previous && absence.from - previous.to - 1;
    start = start === null || gap === null || gap >= FOUR_WEEKS ? absence.from : start + gap;
    previous = absence;
  }
  return start;
}
