import { expect, test } from 'vitest';
import { dayNumber, isoDay } from '../../../server/domain/absence/day-number.ts';
import { milestoneDays, type MilestoneWeek } from '../../../server/domain/absence/milestone-days.ts';
import { addMonths, monthPeriod, monthsFrom, quarterOf } from '../../../server/domain/absence/months.ts';
import { overQuarters, quartersOf } from '../../../server/domain/absence/equal-quarters.ts';
import { returnPlan } from '../../../server/domain/absence/return-plan.ts';
import { readChecklist } from '../../surveys/checklist-files.ts';

const MONDAY = dayNumber('2026-01-05') as number;

test('from Monday 5 January 2026 every step of the law has the day that a calendar gives', () => {
  const milestones = (readChecklist('verzuimbeleid').milestones ?? []) as readonly MilestoneWeek[];
  const days = milestoneDays(MONDAY, milestones).map(({ id, day }) => `${id} ${isoDay(day)}`);
  expect(days.filter((line) => !line.startsWith('six-weekly'))).toEqual([
    'report-to-service 2026-01-11',
    'problem-analysis 2026-02-15',
    'action-plan 2026-03-01',
    'report-to-uwv 2026-10-26',
    'first-year-evaluation 2027-01-03',
    'uwv-letter 2027-09-19',
    'reintegration-report 2027-10-03',
    'wia-request 2027-10-17',
    'end-of-wage-duty 2028-01-02',
  ]);
  const evaluations = days.filter((line) => line.startsWith('six-weekly'));
  expect(evaluations[0]).toBe('six-weekly-evaluation 2026-04-12');
  expect(evaluations).toHaveLength(15);
  expect(evaluations.at(-1)).toBe('six-weekly-evaluation 2027-11-21');
});

test('a cautious schedule takes longer than an optimal one and both end at the contract', () => {
  const base = { firstDay: MONDAY, contractHours: 32, startHours: 8, hoursPerStep: 8 };
  const optimal = returnPlan({ ...base, weeksPerStep: 2 });
  expect(optimal?.map(({ week, hours }) => [week, hours])).toEqual([
    [1, 8],
    [3, 16],
    [5, 24],
    [7, 32],
  ]);
  expect(isoDay(optimal?.[1]?.day ?? 0)).toBe('2026-01-19');
  const cautious = returnPlan({ ...base, hoursPerStep: 6, weeksPerStep: 3 });
  expect(cautious?.map(({ week, hours }) => [week, hours])).toEqual([
    [1, 8],
    [4, 14],
    [7, 20],
    [10, 26],
    [13, 32],
  ]);
});

test('a schedule that cannot grow or starts above the contract does not exist', () => {
  const base = { firstDay: MONDAY, contractHours: 32, startHours: 8, hoursPerStep: 8, weeksPerStep: 2 };
  expect(returnPlan({ ...base, hoursPerStep: 0 })).toBeNull();
  expect(returnPlan({ ...base, startHours: 33 })).toBeNull();
  expect(returnPlan({ ...base, weeksPerStep: 1.5 })).toBeNull();
  const endless = returnPlan({ ...base, hoursPerStep: 0.1, weeksPerStep: 4 });
  expect(endless?.at(-1)?.week).toBeLessThanOrEqual(104);
});

test('months and quarters follow the calendar', () => {
  expect(addMonths('2025-11', 3)).toBe('2026-02');
  expect(addMonths('2025-01', -1)).toBe('2024-12');
  expect(monthsFrom('2024-12', '2025-02')).toEqual(['2024-12', '2025-01', '2025-02']);
  expect(monthsFrom('2025-02', '2024-12')).toEqual([]);
  expect(isoDay(monthPeriod('2024-02').to)).toBe('2024-02-29');
  expect(quarterOf('2026-09')).toBe('2026Q3');
  expect(quartersOf('2024Q4-2025Q3')).toEqual(['2024Q4', '2025Q1', '2025Q2', '2025Q3']);
  expect(quartersOf('2024')).toEqual(['2024Q1', '2024Q2', '2024Q3', '2024Q4']);
  expect(quartersOf('2025Q2')).toEqual(['2025Q2']);
  expect([quartersOf('2025Q3-2024Q4'), quartersOf('mei'), quartersOf('2024-2025')]).toEqual([
    null,
    null,
    null,
  ]);
});

test('a norm is met with the same quarters only: 3 months of 2, 4 and 6 sick days on 100 are 4 %', () => {
  const months = ['2025-01', '2025-02', '2025-03', '2025-04'].map((month, index) => ({
    month,
    sickDays: 2 * (index + 1),
    employmentDays: 100,
  }));
  expect(overQuarters(months, ['2025Q1'])).toEqual({ percentage: 4, sickDays: 12, employmentDays: 300 });
  expect(overQuarters(months, ['2025Q1', '2025Q2'])).toBeNull();
  expect(overQuarters(months, [])).toBeNull();
});
