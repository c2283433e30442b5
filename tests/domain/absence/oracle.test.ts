import { expect, test } from 'vitest';
import { AbsenceSums, type Placement } from '../../../server/domain/absence/absence-sums.ts';
import { monthsFrom } from '../../../server/domain/absence/months.ts';
import type { AbsenceCase } from '../../../server/domain/absence/types.ts';
import { readOracle } from '../statistics/oracle.ts';

interface Oracle {
  readonly people: readonly {
    readonly jobs: readonly (readonly [from: number, to: number, partTime: number, group: number])[];
    readonly cases: readonly (readonly [
      first: number,
      last: number | null,
      steps: readonly (readonly [number, number])[],
    ])[];
  }[];
  readonly totals: readonly (readonly (readonly number[])[])[];
  readonly years: readonly (readonly (readonly number[])[])[];
}

const oracle = readOracle<Oracle>('absence');
const months = monthsFrom('2023-01', '2025-12');
const sums = addAll();

function addAll(): AbsenceSums {
  const all = new AbsenceSums(months, oracle.totals.length);
  for (const { jobs, cases } of oracle.people) {
    const employments = jobs.map(([from, to, partTime, group]): Placement => ({
      from,
      to,
      partTime,
      groups: [group],
    }));
    for (const employment of employments) all.addEmployment(employment);
    all.addPerson({
      employments,
      absences: cases.map(([firstDay, lastDay, steps]) => ({
        absence: {
          firstDay,
          lastDay,
          incapacity: steps.map(([from, part]) => ({ from, part })),
        } satisfies AbsenceCase,
        placements: employments,
      })),
    });
  }
  return all;
}

test('the oracle holds ten thousand absences', () => {
  expect(oracle.people.reduce((sum, { cases }) => sum + cases.length, 0)).toBeGreaterThanOrEqual(10_000);
});

test('sums per month are those that Python counts day by day', () => {
  oracle.totals.forEach((group, g) =>
    group.forEach((expected, month) => {
      const own = sums.totals(g, month);
      const fields = [own.headDays, own.employmentDays, own.sickDays, own.reports, own.ended, own.endedDays];
      fields.forEach((value, field) =>
        expect(value, `${g} ${month} ${field}`).toBeCloseTo(expected[field] ?? NaN, 4),
      );
    }),
  );
});

test('classes, frequent and zero absence per year are those that Python counts day by day', () => {
  oracle.years.forEach((group, g) =>
    group.forEach((expected, month) => {
      const own = sums.year(g, month);
      if (month < 11) return expect(own).toBeNull();
      const fields = [
        ...(own?.classDays.vernet ?? []),
        ...(own?.classDays.classic ?? []),
        ...(own?.classCases.vernet ?? []),
        ...(own?.classCases.classic ?? []),
        own?.frequent,
        own?.wholeYear,
        own?.zeroAbsence,
      ];
      fields.forEach((value, field) =>
        expect(value, `${g} ${month} ${field}`).toBeCloseTo(expected[field] ?? NaN, 4),
      );
    }),
  );
});
