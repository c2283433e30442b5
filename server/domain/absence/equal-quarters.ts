import { absencePercentage } from './absence-percentage.ts';
import { type Month, quarterOf } from './months.ts';

export interface MonthDays {
  readonly month: Month;
  readonly sickDays: number;
  readonly employmentDays: number;
}

/** A percentage with the two sums it is made of, so that whoever reads it can make it again. */
export interface DaysShare {
  readonly percentage: number;
  readonly sickDays: number;
  readonly employmentDays: number;
}

/** 100 x sum of sick days / sum of employment days; null when nobody was employed. */
export function shareOfDays(
  parts: readonly { readonly sickDays: number; readonly employmentDays: number }[],
): DaysShare | null {
  const sickDays = parts.reduce((sum, part) => sum + part.sickDays, 0);
  const employmentDays = parts.reduce((sum, part) => sum + part.employmentDays, 0);
  const percentage = absencePercentage(sickDays, employmentDays);
  return percentage === null ? null : { percentage, sickDays, employmentDays };
}

/**
 * Own absence over the same quarters as a norm.
 *
 * Answers: what was our percentage in exactly the quarters that the norm covers? Winter against winter.
 * Formula: 100 x sum of sick days / sum of employment days over the months of the quarters asked for
 * Source: absence differs by season (CBS: 5.8 in the first quarter of 2025, 5.1 in the third), so only equal quarters
 *   are compared.
 * Defined for: every month of every quarter present; otherwise null.
 * Oracle: hand, tests/domain/absence/calendar.test.ts.
 */
export function overQuarters(months: readonly MonthDays[], quarters: readonly string[]): DaysShare | null {
  const inside = months.filter(({ month }) => quarters.includes(quarterOf(month)));
  if (quarters.length === 0 || inside.length !== 3 * quarters.length) return null;
  return shareOfDays(inside);
}

/** 2024Q4-2025Q3 as its four quarters; 2024 as the four of that year; 2024Q4 as itself. Null for anything else. */
export function quartersOf(period: string): readonly string[] | null {
  const [, year, first, lastYear, last] = /^(\d{4})(?:Q([1-4])(?:-(\d{4})Q([1-4]))?)?$/.exec(period) ?? [];
  if (!year) return null;
  const from = Number(year) * 4 + (first ? Number(first) - 1 : 0);
  const to = lastYear ? Number(lastYear) * 4 + Number(last) - 1 : first ? from : from + 3;
  if (to < from || to - from > 40) return null;
  return Array.from({ length: to - from + 1 }, (_, at) => {
    const quarter = from + at;
    return `${Math.floor(quarter / 4)}Q${(quarter % 4) + 1}`;
  });
}
