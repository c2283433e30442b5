import { addDays } from '../calendar.ts';
import type { Words } from '../questionnaire/definition.ts';
import { easterSunday } from './easter-sunday.ts';

export interface Holiday {
  readonly on: string;
  readonly name: Words;
}

/**
 * Public holidays of the Netherlands (Algemene termijnenwet, article 3), with Liberation Day only once in five years, when
 * most people have the day off. King's Day is 27 April, or the day before when that is a Sunday.
 */
export function dutchHolidays(year: number): readonly Holiday[] {
  const easter = easterSunday(year);
  const kingsDay = isSunday(`${year}-04-27`) ? `${year}-04-26` : `${year}-04-27`;
  return [
    { on: `${year}-01-01`, name: { nl: 'Nieuwjaarsdag', en: 'New Year’s Day' } },
    { on: addDays(easter, -2), name: { nl: 'Goede Vrijdag', en: 'Good Friday' } },
    { on: easter, name: { nl: 'Eerste Paasdag', en: 'Easter Sunday' } },
    { on: addDays(easter, 1), name: { nl: 'Tweede Paasdag', en: 'Easter Monday' } },
    { on: kingsDay, name: { nl: 'Koningsdag', en: 'King’s Day' } },
    ...(year % 5 === 0
      ? [{ on: `${year}-05-05`, name: { nl: 'Bevrijdingsdag', en: 'Liberation Day' } }]
      : []),
    { on: addDays(easter, 39), name: { nl: 'Hemelvaartsdag', en: 'Ascension Day' } },
    { on: addDays(easter, 49), name: { nl: 'Eerste Pinksterdag', en: 'Whit Sunday' } },
    { on: addDays(easter, 50), name: { nl: 'Tweede Pinksterdag', en: 'Whit Monday' } },
    { on: `${year}-12-25`, name: { nl: 'Eerste Kerstdag', en: 'Christmas Day' } },
    { on: `${year}-12-26`, name: { nl: 'Tweede Kerstdag', en: 'Boxing Day' } },
  ].sort((one, other) => (one.on < other.on ? -1 : 1));
}

export function holidaysBetween(from: string, until: string): readonly Holiday[] {
  const years = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(until.slice(0, 4)); year += 1) years.push(year);
  return years.flatMap(dutchHolidays).filter(({ on }) => from <= on && on <= until);
}

/** Monday to Friday and no public holiday. */
export function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  return !dutchHolidays(Number(day.slice(0, 4))).some(({ on }) => on === day);
}

function isSunday(day: string): boolean {
  return new Date(`${day}T12:00:00Z`).getUTCDay() === 0;
}
