import { describe, expect, test } from 'vitest';
import { easterSunday } from '../../../server/domain/campaign-year/easter-sunday.ts';
import {
  dutchHolidays,
  holidaysBetween,
  isWorkingDay,
} from '../../../server/domain/campaign-year/holidays.ts';
import {
  knowsSchoolHolidays,
  SCHOOL_YEARS,
  schoolHolidaysBetween,
} from '../../../server/domain/campaign-year/school-holidays.ts';

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

describe('school holidays', () => {
  test('count when one day of them lies in the period', () => {
    expect(schoolHolidaysBetween('2027-01-03', '2027-01-20').map(({ name }) => name.nl)).toEqual([
      'Kerstvakantie',
    ]);
    expect(schoolHolidaysBetween('2027-01-04', '2027-01-20')).toEqual([]);
  });

  test('of 2027-2028 are those on the page of the ministry, each with its regions', () => {
    expect(
      schoolHolidaysBetween('2027-09-06', '2028-09-03').map(
        ({ from, until, name }) => `${name.nl} ${from} ${until}`,
      ),
    ).toEqual([
      'Herfstvakantie (regio Noord en Midden) 2027-10-16 2027-10-24',
      'Herfstvakantie (regio Zuid) 2027-10-23 2027-10-31',
      'Kerstvakantie 2027-12-25 2028-01-09',
      'Voorjaarsvakantie (regio Noord) 2028-02-19 2028-02-27',
      'Voorjaarsvakantie (regio Midden en Zuid) 2028-02-26 2028-03-05',
      'Meivakantie 2028-04-29 2028-05-07',
      'Zomervakantie (regio Midden) 2028-07-08 2028-08-20',
      'Zomervakantie (regio Noord) 2028-07-15 2028-08-27',
      'Zomervakantie (regio Zuid) 2028-07-22 2028-09-03',
    ]);
  });

  test.each(Object.entries(SCHOOL_YEARS))(
    'of %s have the law’s length and every region once',
    (year, kinds) => {
      const weeks = { autumn: 1, christmas: 2, spring: 1, may: 1, summer: 6 };
      for (const kind of ['autumn', 'christmas', 'spring', 'may', 'summer'] as const) {
        const regions = kinds[kind].flatMap(([, , ...names]) => names);
        expect(regions.toSorted()).toEqual(kinds[kind].length === 1 ? [] : ['Midden', 'Noord', 'Zuid']);
        for (const [from, until] of kinds[kind]) {
          const days = (Date.parse(until) - Date.parse(from)) / 86_400_000 + 1;
          expect([new Date(from).getUTCDay(), days]).toEqual([6, 7 * weeks[kind] + 2]);
          expect(from > `${year.slice(0, 4)}-09` && until < `${year.slice(5)}-09-10`).toBe(true);
        }
      }
    },
  );

  test('are not known of a period beyond the list', () => {
    expect(knowsSchoolHolidays('2026-11-02', '2026-11-27')).toBe(true);
    expect(knowsSchoolHolidays('2030-08-20', '2030-09-10')).toBe(false);
    expect(knowsSchoolHolidays('2024-08-20', '2024-09-10')).toBe(false);
  });
});
