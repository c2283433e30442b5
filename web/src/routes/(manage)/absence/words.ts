import type { Answer } from '$lib/api';
import { number } from '$lib/format';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';

export type Overview = Answer<'GET /api/absence'>;
export type Year = NonNullable<Overview['year']>;

export const inLanguage = (words: { readonly nl: string; readonly en: string }): string => words[getLocale()];

/** 2026-09 as september 2026. */
export function monthName(month: string): string {
  return format(month, { month: 'long', year: 'numeric' });
}

/** 2026-09 as sep 2026. */
export function shortMonth(month: string): string {
  return format(month, { month: 'short', year: 'numeric' });
}

function format(month: string, options: Intl.DateTimeFormatOptions): string {
  const tag = getLocale() === 'nl' ? 'nl-NL' : 'en-GB';
  return new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' }).format(
    new Date(`${month}-15T12:00:00Z`),
  );
}

/** The sum of an absence percentage, in words that can be done again by hand. */
export function shareSum({
  sickDays,
  employmentDays,
  percentage,
}: {
  readonly sickDays: number;
  readonly employmentDays: number;
  readonly percentage: number;
}): string {
  return m.absence_calc_vp({
    sick: number(sickDays, 1),
    employment: number(employmentDays, 1),
    value: number(percentage, 2),
  });
}

/** The sum of a report frequency; of a small group with few reports both its sides are a bound. */
export function frequencySum({ reports, heads, headDays, frequency }: Year): string {
  const bound = (value: string) => (reports.atMost ? m.absence_at_most({ value }) : value);
  return m.absence_calc_mf({
    reports: bound(number(reports.value)),
    heads: number(heads, 1),
    days: number(Math.round(headDays / heads)),
    value: bound(number(frequency, 2)),
  });
}

/** A difference of two percentages in tenths, with its sign: −1,0 procentpunt. */
export function pointsApart(difference: number): string {
  const tenths = Math.round(difference * 10);
  const sign = tenths > 0 ? '+' : tenths < 0 ? '−' : '';
  return m.absence_points({ value: `${sign}${number(Math.abs(tenths) / 10, 1)}` });
}
