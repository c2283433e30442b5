import type { Totals } from './types.ts';

export const NO_TOTALS: Totals = {
  headDays: 0,
  employmentDays: 0,
  sickDays: 0,
  reports: 0,
  ended: 0,
  endedDays: 0,
};

/**
 * Sums of several groups or months together.
 *
 * Answers: what were the sums of these months, or of these groups, as one?
 * Formula: field by field; sums over all days are the sums over the months that they make up
 * Defined for: any list; none gives zeros.
 * Oracle: tests/domain/absence/rolling-year.property.test.ts (the year equals its days).
 */
export function addTotals(parts: readonly Totals[]): Totals {
  return parts.reduce(
    (sum, part) => ({
      headDays: sum.headDays + part.headDays,
      employmentDays: sum.employmentDays + part.employmentDays,
      sickDays: sum.sickDays + part.sickDays,
      reports: sum.reports + part.reports,
      ended: sum.ended + part.ended,
      endedDays: sum.endedDays + part.endedDays,
    }),
    NO_TOTALS,
  );
}
