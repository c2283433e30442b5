import type { Interval } from '../statistics/types.ts';
import { poissonInterval } from '../statistics/poisson-interval.ts';

const DAYS_PER_YEAR = 365;

/**
 * Report frequency (meldingsfrequentie, MF).
 *
 * Answers: how often does an employee report sick in a year?
 * Formula: reports / mean heads x 365 / days in the period = 365 x reports / headDays; heads, not full-time equivalents
 * Source: CBS, definition of meldingsfrequentie (a quarter x 4); vernet.nl, definities. Interval: exact Poisson limits of
 *   the reports (Garwood 1936) over the person-years.
 * Defined for: headDays > 0; otherwise null. A new report within four weeks is a report of its own.
 * Oracle: tests/domain/absence/worked-examples.test.ts (hand); tests/oracles/absence.py; the interval tests/oracles/poisson.R.
 */
export function reportFrequency(
  reports: number,
  headDays: number,
): { readonly value: number; readonly interval: Interval | null } | null {
  if (!(headDays > 0)) return null;
  const personYears = headDays / DAYS_PER_YEAR;
  return { value: reports / personYears, interval: poissonInterval(reports, personYears) };
}
