import type { Period } from './types.ts';

/** A month as 2026-11. */
export type Month = string;

const DAY = 86_400_000;

/** The month some months later (or earlier). Defined for months written as 2026-11. */
export function addMonths(month: Month, months: number): Month {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** First and last day of a month. */
export function monthPeriod(month: Month): Period {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return { from: Date.UTC(year, number - 1, 1) / DAY, to: Date.UTC(year, number, 1) / DAY - 1 };
}

/** First day of the first month to last day of the last. */
export function periodOf(first: Month, last: Month): Period {
  return { from: monthPeriod(first).from, to: monthPeriod(last).to };
}

/** All months from the first to the last; none when the last comes before the first. */
export function monthsFrom(first: Month, last: Month): readonly Month[] {
  const months: Month[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

/** Whole days in a period; 0 when it ends before it begins. */
export function daysIn({ from, to }: Period): number {
  return Math.max(0, to - from + 1);
}

/** The quarter of a month, as 2026Q4. */
export function quarterOf(month: Month): string {
  return `${month.slice(0, 4)}Q${Math.ceil(Number(month.slice(5)) / 3)}`;
}
