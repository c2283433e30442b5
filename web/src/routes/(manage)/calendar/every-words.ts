import { m } from '$lib/paraglide/messages';

export const EVERY_MONTHS = [12, 6, 4, 3, 2, 1, 24] as const;
export type EveryMonths = (typeof EVERY_MONTHS)[number];

export function everyWords(months: EveryMonths): string {
  if (months === 12) return m.year_every_year();
  if (months === 24) return m.year_every_two_years();
  return months === 1 ? m.year_every_month() : m.year_every_months({ count: months });
}
