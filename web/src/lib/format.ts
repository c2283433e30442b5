import { m } from './paraglide/messages';
import { getLocale } from './paraglide/runtime';

const tag = () => (getLocale() === 'nl' ? 'nl-NL' : 'en-GB');

/** 2026-11-22 as 22 nov. 2026. */
export function shortDate(day: string): string {
  return new Intl.DateTimeFormat(tag(), { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  );
}

/** The day on which a norm was fetched, or the year where the day was not recorded. */
export const retrievedOn = (retrieved: string): string =>
  retrieved.length === 4 ? m.instruments_norm_retrieved_year({ year: retrieved }) : shortDate(retrieved);

/** 2026-11-22 as 22 november 2026. */
export function longDate(day: string): string {
  return new Intl.DateTimeFormat(tag(), { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  );
}

/** 1234.5 as 1.234,5; `digits` decimals at most and at least. */
export function number(value: number, digits = 0): string {
  return new Intl.NumberFormat(tag(), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

/** A difference with its sign: +7 or −3 (a real minus sign). */
export function signed(value: number, digits = 0): string {
  const text = new Intl.NumberFormat(tag(), {
    signDisplay: 'exceptZero',
    maximumFractionDigits: digits,
  }).format(value);
  return text.replace('-', '−');
}

export function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam' }).format(new Date());
}

/** An instant as 22 nov. 2026, 14:05, in the time of the Netherlands. */
export function moment(instant: string): string {
  return new Intl.DateTimeFormat(tag(), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Amsterdam',
  }).format(new Date(instant));
}
