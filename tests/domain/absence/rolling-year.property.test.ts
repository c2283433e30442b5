import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AbsenceSums, type Placement } from '../../../server/domain/absence/absence-sums.ts';
import { addTotals } from '../../../server/domain/absence/add-totals.ts';
import { monthsFrom, periodOf } from '../../../server/domain/absence/months.ts';
import type { AbsenceCase } from '../../../server/domain/absence/types.ts';
import { weightedSickDays } from '../../../server/domain/absence/weighted-sick-days.ts';

const MONTHS = monthsFrom('2023-07', '2025-12');
const { from, to } = periodOf('2023-07', '2025-12');
const day = fc.integer({ min: from - 400, max: to + 200 });

const arbitraryPerson = fc
  .record({
    start: day,
    length: fc.integer({ min: 30, max: 1500 }),
    partTime: fc.integer({ min: 10, max: 110 }).map((percent) => percent / 100),
    absences: fc.array(
      fc.record({
        gap: fc.integer({ min: 1, max: 200 }),
        length: fc.integer({ min: 1, max: 500 }),
        steps: fc.array(
          fc.record({ after: fc.integer({ min: 1, max: 60 }), part: fc.integer({ min: 0, max: 4 }) }),
          {
            maxLength: 3,
          },
        ),
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ start, length, partTime, absences }) => {
    let next = start - 100;
    const cases = absences.map((each): AbsenceCase => {
      const firstDay = next + each.gap;
      next = firstDay + each.length;
      let at = firstDay;
      const incapacity = each.steps.map(({ after, part }) => ({ from: (at += after), part: part / 4 }));
      return { firstDay, lastDay: next - 1, incapacity };
    });
    const employment: Placement = { from: start, to: start + length, partTime, groups: [0] };
    return { employment, cases };
  });

/** Every day by itself: what a person with a calendar would do. */
function dayByDay(people: readonly { employment: Placement; cases: readonly AbsenceCase[] }[], last: number) {
  const year = periodOf(MONTHS[last - 11] as string, MONTHS[last] as string);
  let [sickDays, employmentDays] = [0, 0];
  for (const { employment, cases } of people) {
    for (let at = year.from; at <= year.to; at++) {
      if (at < employment.from || at > employment.to) continue;
      employmentDays += employment.partTime;
      for (const each of cases) sickDays += weightedSickDays(each, employment, { from: at, to: at });
    }
  }
  return { sickDays, employmentDays };
}

test('the rolling year is the sum of its days, whoever works and is ill when', () => {
  fc.assert(
    fc.property(
      fc.array(arbitraryPerson, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 11, max: 29 }),
      (people, last) => {
        const sums = new AbsenceSums(MONTHS, 1);
        for (const { employment, cases } of people) {
          sums.addEmployment(employment);
          sums.addPerson({
            employments: [employment],
            absences: cases.map((absence) => ({ absence, placements: [employment] })),
          });
        }
        const year = addTotals(Array.from({ length: 12 }, (_, back) => sums.totals(0, last - back)));
        const expected = dayByDay(people, last);
        expect(year.sickDays).toBeCloseTo(expected.sickDays, 6);
        expect(year.employmentDays).toBeCloseTo(expected.employmentDays, 6);
        const classes = sums.year(0, last)?.classDays;
        for (const scheme of ['vernet', 'classic'] as const) {
          expect(classes?.[scheme].reduce((sum, days) => sum + days, 0)).toBeCloseTo(expected.sickDays, 6);
        }
      },
    ),
    { numRuns: 60 },
  );
});
