import { describe, expect, test } from 'vitest';
import { absenceInterval } from '../../../server/domain/absence/absence-interval.ts';
import { absencePercentage } from '../../../server/domain/absence/absence-percentage.ts';
import { AbsenceSums, type Placement } from '../../../server/domain/absence/absence-sums.ts';
import { addTotals } from '../../../server/domain/absence/add-totals.ts';
import { dayNumber, isoDay } from '../../../server/domain/absence/day-number.ts';
import { durationClass } from '../../../server/domain/absence/duration-classes.ts';
import { expectedAbsence } from '../../../server/domain/absence/expected-absence.ts';
import { frequentAbsence } from '../../../server/domain/absence/frequent-absence.ts';
import { legalFirstDay } from '../../../server/domain/absence/joined-illness.ts';
import { meanDuration } from '../../../server/domain/absence/mean-duration.ts';
import { monthsFrom, periodOf } from '../../../server/domain/absence/months.ts';
import { reportFrequency } from '../../../server/domain/absence/report-frequency.ts';
import type { AbsenceCase } from '../../../server/domain/absence/types.ts';
import { weightedSickDays } from '../../../server/domain/absence/weighted-sick-days.ts';
import { yearCheck } from '../../../server/domain/absence/year-check.ts';
import { zeroAbsence } from '../../../server/domain/absence/zero-absence.ts';
import { bootstrapIntervals } from '../../../server/domain/statistics/bootstrap-intervals.ts';
import { rngFromSeed } from '../../../server/domain/statistics/rng.ts';

const day = (text: string): number => dayNumber(text) as number;
const absence = (
  first: string,
  last: string | null,
  steps: readonly (readonly [string, number])[] = [],
): AbsenceCase => ({
  firstDay: day(first),
  lastDay: last === null ? null : day(last),
  incapacity: steps.map(([from, part]) => ({ from: day(from), part })),
});
const employment = (from: string, to: string, partTime = 1, groups: readonly number[] = [0]): Placement => ({
  from: day(from),
  to: day(to),
  partTime,
  groups,
});
const always = (partTime = 1) => employment('2000-01-01', '2100-12-31', partTime);
const NO_SQUARES = { people: 0, sick: 0, cross: 0, employed: 0 };
const YEAR_2025 = periodOf('2025-01', '2025-12');

describe('weighted sick days, by hand', () => {
  test('part-time: ten days of someone with 24 of 36 hours are 6 2/3 days', () => {
    expect(weightedSickDays(absence('2025-03-01', '2025-03-10'), always(24 / 36), YEAR_2025)).toBeCloseTo(
      20 / 3,
    );
  });

  test('partial recovery: 10 days whole, 14 half, 7 for a quarter are 18.75 days', () => {
    const case_ = absence('2025-03-01', '2025-03-31', [
      ['2025-03-11', 0.5],
      ['2025-03-25', 0.25],
    ]);
    expect(weightedSickDays(case_, always(), YEAR_2025)).toBe(10 + 7 + 1.75);
  });

  test('over the end of a year: 20 December to 9 January is 12 days in one year and 9 in the next', () => {
    const case_ = absence('2024-12-20', '2025-01-09');
    expect(weightedSickDays(case_, always(), periodOf('2024-01', '2024-12'))).toBe(12);
    expect(weightedSickDays(case_, always(), YEAR_2025)).toBe(9);
  });

  test('leap year: the whole of February is 29 days in 2024 and 28 in 2025', () => {
    expect(
      weightedSickDays(absence('2024-02-01', '2024-02-29'), always(), periodOf('2024-02', '2024-02')),
    ).toBe(29);
    expect(
      weightedSickDays(absence('2025-02-01', '2025-02-28'), always(), periodOf('2025-02', '2025-02')),
    ).toBe(28);
    expect(dayNumber('2025-02-29')).toBeNull();
    expect(isoDay(day('2024-02-29'))).toBe('2024-02-29');
  });

  test('a running absence counts to the end of the period, partly recovered before it as well', () => {
    const case_ = absence('2024-11-01', null, [['2024-12-01', 0.5]]);
    expect(weightedSickDays(case_, always(), periodOf('2025-01', '2025-01'))).toBe(15.5);
  });
});

/** Two people in one group and two years, with everything counted. */
function sumsOf(people: readonly { employments: readonly Placement[]; absences: readonly AbsenceCase[] }[]) {
  const sums = new AbsenceSums(monthsFrom('2024-01', '2025-12'), 2);
  for (const { employments, absences } of people) {
    for (const placement of employments) sums.addEmployment(placement);
    sums.addPerson({
      employments,
      absences: absences.map((each) => ({ absence: each, placements: employments })),
    });
  }
  const year = (group = 0) =>
    addTotals(Array.from({ length: 12 }, (_, month) => sums.totals(group, 12 + month)));
  return { sums, year };
}

describe('an employee who changes job, by hand', () => {
  const employments = [
    employment('2024-01-01', '2025-06-30', 1, [0]),
    employment('2025-07-01', '2025-12-31', 0.5, [1]),
  ];
  const { sums, year } = sumsOf([{ employments, absences: [absence('2025-06-21', '2025-07-20')] }]);

  test('the days before the change count whole in the old unit, those after it half in the new one', () => {
    expect(year(0)).toMatchObject({ sickDays: 10, employmentDays: 181, headDays: 181 });
    expect(year(1)).toMatchObject({ sickDays: 10, employmentDays: 92, headDays: 184 });
  });

  test('the report stands in the old unit, the ended absence of 30 days in the new one', () => {
    expect(year(0)).toMatchObject({ reports: 1, ended: 0 });
    expect(year(1)).toMatchObject({ reports: 0, ended: 1, endedDays: 30 });
  });

  test('at the end of the year the employee counts in the new unit, and is not without absence', () => {
    expect(sums.year(1, 23)).toMatchObject({ wholeYear: 1, zeroAbsence: 0 });
    expect(sums.year(0, 23)).toMatchObject({ wholeYear: 0 });
  });
});

describe('a new report within four weeks, by hand', () => {
  const periods = [
    { from: day('2025-03-01'), to: day('2025-03-14') },
    { from: day('2025-04-01'), to: day('2025-04-30') },
  ];
  const { year } = sumsOf([
    {
      employments: [always()],
      absences: [absence('2025-03-01', '2025-03-14'), absence('2025-04-01', '2025-04-30')],
    },
  ]);

  test('counts as a report and a duration of its own in the figures', () => {
    expect(year()).toMatchObject({ reports: 2, ended: 2, endedDays: 44 });
  });

  test('is added up for the time limits of the law: 17 days apart, so week one began 14 days earlier', () => {
    expect(isoDay(legalFirstDay(periods) as number)).toBe('2025-03-18');
  });

  test('stands alone from 28 days on', () => {
    const apart = [periods[0]!, { from: day('2025-04-12'), to: day('2025-04-30') }];
    expect(isoDay(legalFirstDay(apart) as number)).toBe('2025-04-12');
    const close = [periods[0]!, { from: day('2025-04-11'), to: day('2025-04-30') }];
    expect(isoDay(legalFirstDay(close) as number)).toBe('2025-03-28');
    expect(legalFirstDay([])).toBeNull();
    expect(legalFirstDay([periods[1]!, periods[0]!])).toBeNull();
  });
});

describe('a team of two in 2025, by hand', () => {
  const { sums, year } = sumsOf([
    {
      employments: [employment('2024-01-01', '2025-12-31', 0.8)],
      absences: [
        absence('2025-01-06', '2025-01-08'),
        absence('2025-05-05', '2025-05-14', [['2025-05-10', 0.5]]),
        absence('2025-11-10', '2025-11-10'),
      ],
    },
    { employments: [employment('2024-01-01', '2025-12-31', 1)], absences: [] },
  ]);

  test('VP = 100 x 0.8 x (3 + 5 + 2.5 + 1) / (365 x 1.8)', () => {
    const { sickDays, employmentDays } = year();
    expect(sickDays).toBeCloseTo(9.2);
    expect(absencePercentage(sickDays, employmentDays)).toBeCloseTo((100 * 9.2) / 657);
  });

  test('MF = 3 reports / 2 people, between 0.31 and 4.38 by the exact Poisson limits', () => {
    const frequency = reportFrequency(year().reports, year().headDays);
    expect(frequency?.value).toBe(1.5);
    expect(frequency?.interval?.lower).toBeCloseTo(0.619 / 2, 3);
    expect(frequency?.interval?.upper).toBeCloseTo(8.767 / 2, 3);
  });

  test('GVD = (3 + 10 + 1) / 3, one in two was never ill, one in two often', () => {
    expect(meanDuration(year().endedDays, year().ended)).toBeCloseTo(14 / 3);
    const people = sums.year(0, 23);
    expect(people).toMatchObject({ wholeYear: 2, zeroAbsence: 1, frequent: 1 });
    expect(zeroAbsence(1, 2)).toBe(50);
    expect(frequentAbsence(1, 2)).toBe(50);
  });
});

test('the margin of a team of two is made of 9.6 and 0 sick days, 292 and 365 employment days, squared', () => {
  const { sums } = sumsOf([
    {
      employments: [employment('2024-01-01', '2025-06-30', 0.8), employment('2025-07-01', '2025-12-31', 0.8)],
      absences: [
        absence('2025-01-06', '2025-01-08'),
        absence('2025-06-26', '2025-07-04'),
        absence('2024-12-31', '2024-12-31'),
      ],
    },
    { employments: [employment('2024-01-01', '2025-12-31', 1)], absences: [] },
  ]);
  // 0.8 x (3 + 9) = 9.6 sick days in 2025: the day in 2024 is of another year, two contracts are one person.
  const { people, sick, cross, employed } = sums.year(0, 23)?.squares ?? NO_SQUARES;
  expect(people).toBe(2);
  expect([sick, cross, employed].map((sum) => Math.round(100 * sum) / 100)).toEqual([
    92.16,
    9.6 * 292,
    292 ** 2 + 365 ** 2,
  ]);
});

describe('the margin of the absence percentage', () => {
  // 160 employees without a sick day and 40 with 36.5 of them, all employed for 365 days.
  const squares = { people: 200, sick: 40 * 36.5 ** 2, cross: 40 * 36.5 * 365, employed: 200 * 365 ** 2 };

  test('of 2 % over 200 employees is 1.51 to 2.65 by hand', () => {
    // 53,290 - 2 x 0.02 x 532,900 + 0.0004 x 26,645,000 = 42,632; x 200/199, root 206.99; / 73,000 / 0.02 = 0.14178;
    // t(199) = 1.97196; e^0.27958 = 1.32257.
    const interval = absenceInterval(1460, 73_000, squares);
    expect(interval?.lower).toBeCloseTo(2 / 1.32257, 4);
    expect(interval?.upper).toBeCloseTo(2 * 1.32257, 4);
  });

  test('is none below 200 employees, or without a sick day', () => {
    expect(absenceInterval(1460, 73_000, { ...squares, people: 199 })).toBeNull();
    expect(absenceInterval(0, 73_000, { ...squares, sick: 0, cross: 0 })).toBeNull();
  });

  test('lies where drawing the employees again puts it', () => {
    const rng = rngFromSeed(2026);
    const sample = Array.from({ length: 600 }, () => {
      const days = rng() < 0.5 ? 0 : Math.round(-6 * Math.log(1 - rng()));
      return {
        sick: days + (rng() < 0.05 ? Math.round(60 + 200 * rng()) : 0),
        employed: rng() < 0.5 ? 365 : 219,
      };
    });
    const add = (pick: (one: { sick: number; employed: number }) => number) =>
      sample.reduce((sum, one) => sum + pick(one), 0);
    const own = absenceInterval(
      add(({ sick }) => sick),
      add(({ employed }) => employed),
      {
        people: sample.length,
        sick: add(({ sick }) => sick ** 2),
        cross: add(({ sick, employed }) => sick * employed),
        employed: add(({ employed }) => employed ** 2),
      },
    );
    const [drawn] =
      bootstrapIntervals({
        sample,
        statistic: (again) => [
          (100 * again.reduce((sum, { sick }) => sum + sick, 0)) /
            again.reduce((sum, { employed }) => sum + employed, 0),
        ],
        replicates: 1000,
        rng,
      }) ?? [];
    expect(Math.abs((own?.lower ?? 0) / (drawn?.lower ?? 0) - 1)).toBeLessThan(0.06);
    expect(Math.abs((own?.upper ?? 0) / (drawn?.upper ?? 0) - 1)).toBeLessThan(0.06);
  });
});

test('a quarter counts four times: 3 reports of 10 people in 90 days are 1.2167 a year', () => {
  expect(reportFrequency(3, 900)?.value).toBeCloseTo((3 / 10) * (365 / 90));
});

test('the limits of the duration classes belong to the class below', () => {
  expect([1, 14, 15, 91, 92, 365, 366, 900].map((days) => durationClass(days, 'vernet'))).toEqual([
    0, 0, 1, 1, 2, 2, 3, 3,
  ]);
  expect([1, 7, 8, 42, 43, 365, 366].map((days) => durationClass(days, 'classic'))).toEqual([
    0, 0, 1, 1, 2, 2, 3,
  ]);
});

test('an absence of 400 days stands in the class of its length so far, year by year', () => {
  const { sums } = sumsOf([
    {
      employments: [employment('2023-01-01', '2025-12-31')],
      absences: [absence('2024-07-01', '2025-08-04')],
    },
  ]);
  expect(sums.year(0, 11)?.classCases.vernet).toEqual([0, 0, 1, 0]);
  expect(sums.year(0, 23)?.classCases.vernet).toEqual([0, 0, 0, 1]);
  expect(sums.year(0, 23)?.classDays.vernet).toEqual([0, 0, 0, 216]);
});

test('frequency x duration / 365 checks the percentage within thirty per cent', () => {
  // 1.2 reports of 16 days: 1.2 x 16 / 365 = 5.26 %.
  expect(yearCheck(5.5, 1.2, 16)?.expected).toBeCloseTo(5.26, 2);
  expect(yearCheck(5.5, 1.2, 16)?.fits).toBe(true);
  expect(yearCheck(6.9, 1.2, 16)?.fits).toBe(false);
  expect(yearCheck(3.6, 1.2, 16)?.fits).toBe(false);
  expect(yearCheck(5, null, 16)).toBeNull();
  expect(yearCheck(5, 0, 16)).toBeNull();
});

test('no people, no ended absence and nobody in service all year give no figure', () => {
  expect(absencePercentage(0, 0)).toBeNull();
  expect(reportFrequency(0, 0)).toBeNull();
  expect(meanDuration(0, 0)).toBeNull();
  expect(zeroAbsence(0, 0)).toBeNull();
  expect(frequentAbsence(0, 0)).toBeNull();
});

test('expected absence weighs the norm by the own composition: 10 x 3 + 30 x 9 over 40 is 7.5', () => {
  const groups = [
    { heads: 10, norm: 3 },
    { heads: 30, norm: 9 },
    { heads: 10, norm: null },
  ];
  expect(expectedAbsence(groups)).toEqual({ expected: 7.5, covered: 0.8 });
  expect(expectedAbsence([{ heads: 5, norm: null }])).toBeNull();
});
