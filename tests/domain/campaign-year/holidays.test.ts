import { describe, expect, test } from 'vitest';
import { easterSunday } from '../../../server/domain/campaign-year/easter-sunday.ts';
import {
  dutchHolidays,
  holidaysBetween,
  isWorkingDay,
  schoolHolidaysBetween,
} from '../../../server/domain/campaign-year/holidays.ts';

/** Western Easter as printed in the almanacs, the earliest (22 March) and latest (25 April) dates among them. */
const EASTER = [
  '1818-03-22',
  '1943-04-25',
  '1954-04-18',
  '1981-04-19',
  '2000-04-23',
  '2008-03-23',
  '2011-04-24',
  '2019-04-21',
  '2024-03-31',
  '2025-04-20',
  '2026-04-05',
  '2027-03-28',
  '2028-04-16',
  '2038-04-25',
  '2049-04-18',
  '2076-04-19',
];

describe('Easter', () => {
  test.each(EASTER)('falls on %s', (day) => {
    expect(easterSunday(Number(day.slice(0, 4)))).toBe(day);
  });
});

describe('Dutch public holidays', () => {
  test('of 2026, from the calendar of the government', () => {
    expect(dutchHolidays(2026).map(({ on, name }) => `${on} ${name.nl}`)).toEqual([
      '2026-01-01 Nieuwjaarsdag',
      '2026-04-03 Goede Vrijdag',
      '2026-04-05 Eerste Paasdag',
      '2026-04-06 Tweede Paasdag',
      '2026-04-27 Koningsdag',
      '2026-05-14 Hemelvaartsdag',
      '2026-05-24 Eerste Pinksterdag',
      '2026-05-25 Tweede Pinksterdag',
      '2026-12-25 Eerste Kerstdag',
      '2026-12-26 Tweede Kerstdag',
    ]);
  });

  test('King’s Day moves to Saturday when it would be a Sunday, and Liberation Day comes once in five years', () => {
    const days = (year: number) => dutchHolidays(year).map(({ on }) => on);
    expect(days(2025)).toContain('2025-04-26');
    expect(days(2025)).toContain('2025-05-05');
    expect(days(2027)).toContain('2027-04-27');
    expect(days(2027)).not.toContain('2027-05-05');
    expect(days(2030)).toContain('2030-05-05');
  });

  test('are found over the turn of a year', () => {
    expect(holidaysBetween('2026-12-20', '2027-01-02').map(({ on }) => on)).toEqual([
      '2026-12-25',
      '2026-12-26',
      '2027-01-01',
    ]);
  });

  test('and weekends are no working days', () => {
    expect(['2026-12-24', '2026-12-25', '2026-12-26', '2026-12-28'].map(isWorkingDay)).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});

test('a school holiday counts when one day of it lies in the period', () => {
  expect(schoolHolidaysBetween('2027-01-03', '2027-01-20').map(({ name }) => name.nl)).toEqual([
    'Kerstvakantie',
  ]);
  expect(schoolHolidaysBetween('2027-01-04', '2027-01-20')).toEqual([]);
});
