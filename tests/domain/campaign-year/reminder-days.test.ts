import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../server/domain/calendar.ts';
import { isWorkingDay } from '../../../server/domain/campaign-year/holidays.ts';
import { reminderDays, USUAL_REMINDERS } from '../../../server/domain/campaign-year/reminder-days.ts';

const plan = (opensOn: string, closesOn: string, wanted = USUAL_REMINDERS) =>
  reminderDays({ opensOn, closesOn }, wanted).map(({ kind, on }) => `${kind} ${on}`);

describe('the reminders of a campaign', () => {
  test('lie at half and nine tenths of the period, and one when two days are left', () => {
    // 21 days: 10.5 and 18.9 days on; 11 October is a Sunday.
    expect(plan('2026-10-01', '2026-10-22')).toEqual([
      'first 2026-10-09',
      'second 2026-10-19',
      'last 2026-10-21',
    ]);
  });

  test('move from a day off to the working day before it, the last one to the day after it where there is one', () => {
    // Half of it is Sunday 20 December; the last days are Christmas and a weekend.
    expect(plan('2026-12-14', '2026-12-27')).toEqual(['first 2026-12-18', 'last 2026-12-24']);
    // Nine tenths is a Saturday, two days before the end a Sunday.
    expect(plan('2027-10-05', '2027-10-25')).toEqual([
      'first 2027-10-15',
      'second 2027-10-22',
      'last 2027-10-25',
    ]);
  });

  test('are fewer in a short campaign: nobody gets two on one day or one on the first', () => {
    expect(plan('2026-10-05', '2026-10-07')).toEqual(['last 2026-10-06']);
    expect(plan('2026-10-05', '2026-10-05')).toEqual([]);
  });

  test('can be left out one by one', () => {
    expect(plan('2026-10-01', '2026-10-22', { first: null, second: 75, last: false })).toEqual([
      'second 2026-10-16',
    ]);
    expect(plan('2026-10-01', '2026-10-22', { first: null, second: null, last: false })).toEqual([]);
  });

  test('always lie inside the period, in order, each on a day of its own', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 0, max: 90 }),
        fc.integer({ min: 10, max: 95 }),
        fc.integer({ min: 10, max: 95 }),
        (start, length, first, second) => {
          const opensOn = addDays('2025-01-01', start);
          const closesOn = addDays(opensOn, length);
          const days = reminderDays({ opensOn, closesOn }, { first, second, last: true }).map(({ on }) => on);
          expect(days).toEqual([...new Set(days)].sort());
          expect(days.every((day) => day > opensOn && day <= closesOn)).toBe(true);
          const working = Array.from({ length }, (_, day) => addDays(opensOn, day + 1)).filter(isWorkingDay);
          if (working.length > 0) expect(days.every(isWorkingDay)).toBe(true);
        },
      ),
    );
  });
});
