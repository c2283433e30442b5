import type { AbsenceCase, Employment, Period } from './types.ts';

/**
 * Weighted sick days of one absence in a period.
 *
 * Answers: how many full days of work did this absence cost here?
 * Formula: sum over the days of illness inside the period and the employment of (part-time factor x incapacity of that
 *   day); part-time factor = contract hours / full-time hours, incapacity = part of the own hours that is not worked
 * Source: CBS, definition of ziekteverzuimpercentage (calendar days); Standaard Berekening van ziekteverzuim 1996.
 *   Calendar days throughout: CBS allows working days too and takes them to be equal on average.
 * Defined for: any absence; a running one counts to the end of the period. Nothing in common gives 0. Work without wage
 *   value (arbeidstherapie) is whole absence: it has to be in the data as incapacity 1.
 * Oracle: tests/domain/absence/worked-examples.test.ts (hand) and tests/oracles/absence.py (day by day).
 */
export function weightedSickDays(absence: AbsenceCase, employment: Employment, period: Period): number {
  const from = Math.max(absence.firstDay, employment.from, period.from);
  const to = Math.min(absence.lastDay ?? period.to, employment.to, period.to);
  let days = 0;
  let part = 1;
  let at = from;
  for (const step of absence.incapacity) {
    if (step.from > to) break;
    if (step.from > at) {
      days += (step.from - at) * part;
      at = step.from;
    }
    part = step.part;
  }
  if (at <= to) days += (to - at + 1) * part;
  return days * employment.partTime;
}
