/**
 * Absence percentage (verzuimpercentage, VP).
 *
 * Answers: what part of the available days was lost to illness?
 * Formula: 100 x sickDays / employmentDays, both weighted by the part-time factor; sickDays also by incapacity
 * Source: CBS, definition of ziekteverzuimpercentage; pregnancy and maternity leave left out, second year included.
 * Defined for: employmentDays > 0; otherwise null.
 * Oracle: tests/domain/absence/worked-examples.test.ts (hand); tests/oracles/absence.py.
 */
export function absencePercentage(sickDays: number, employmentDays: number): number | null {
  return employmentDays > 0 ? (100 * sickDays) / employmentDays : null;
}
