import { absenceInterval } from '../../domain/absence/absence-interval.ts';
import { absencePercentage } from '../../domain/absence/absence-percentage.ts';
import { addTotals } from '../../domain/absence/add-totals.ts';
import { overQuarters, shareOfDays } from '../../domain/absence/equal-quarters.ts';
import { CLASSES } from '../../domain/absence/duration-classes.ts';
import { frequentAbsence } from '../../domain/absence/frequent-absence.ts';
import { meanDuration } from '../../domain/absence/mean-duration.ts';
import { addMonths, type Month, periodOf, daysIn, quarterOf } from '../../domain/absence/months.ts';
import { reportFrequency } from '../../domain/absence/report-frequency.ts';
import type { PersonSquares, Totals, YearTotals } from '../../domain/absence/types.ts';
import { yearCheck } from '../../domain/absence/year-check.ts';
import { zeroAbsence } from '../../domain/absence/zero-absence.ts';
import { wilsonInterval } from '../../domain/statistics/wilson-interval.ts';
import type { KeptTotal } from '../../privacy/absence-cells.ts';
import type { Details, MonthFigure, QuarterFigure, YearFigures } from './contract.ts';

const YEAR = 12;
/** Of a group under fifty, so few reports are told as a bound: the number itself would nearly name somebody. */
const FEW_REPORTS = 4;
const SMALL_GROUP = 50;

/** The twelve months that end with `last`; null when one of them is not there. */
export function yearFigures(
  narrow: readonly KeptTotal[],
  wide: readonly KeptTotal[],
  last: Month,
): YearFigures | null {
  const first = addMonths(last, 1 - YEAR);
  const inYear = narrow.filter(({ month }) => month >= first && month <= last);
  if (new Set(inYear.map(({ month }) => month)).size < YEAR) return null;
  const sums = addTotals(inYear.map(toTotals));
  const heads = sums.headDays / daysIn(periodOf(first, last));
  const few = heads < SMALL_GROUP && sums.reports <= FEW_REPORTS;
  const reports = few ? FEW_REPORTS : sums.reports;
  const frequency = reportFrequency(reports, sums.headDays);
  const percentage = absencePercentage(sums.sickDays, sums.employmentDays);
  if (frequency === null || percentage === null) return null;
  return {
    firstMonth: first,
    lastMonth: last,
    heads,
    headDays: sums.headDays,
    employmentDays: sums.employmentDays,
    sickDays: sums.sickDays,
    percentage,
    reports: { value: reports, atMost: few },
    frequency: frequency.value,
    frequencyInterval: few ? null : frequency.interval,
    details: detailsOf(wide, last),
  };
}

function detailsOf(wide: readonly KeptTotal[], last: Month): Details | null {
  const first = addMonths(last, 1 - YEAR);
  const inYear = wide.filter(({ month }) => month >= first && month <= last);
  if (new Set(inYear.map(({ month }) => month)).size < YEAR) return null;
  const sums = addTotals(inYear.map(toTotals));
  const heads = sums.headDays / daysIn(periodOf(first, last));
  const duration = meanDuration(sums.endedDays, sums.ended);
  const percentage = absencePercentage(sums.sickDays, sums.employmentDays);
  const frequency = reportFrequency(sums.reports, sums.headDays)?.value ?? null;
  const years = inYear.filter(({ month }) => month === last).map(({ year }) => year as YearTotals | null);
  return {
    heads,
    ended: sums.ended,
    endedDays: sums.endedDays,
    percentage,
    interval: intervalOf(sums, years),
    frequency,
    duration,
    check: yearCheck(percentage, frequency, duration),
    people: years.every((year) => year !== null) ? peopleOf(years as readonly YearTotals[], heads) : null,
  };
}

/** In tenths, outwards: as fine as the percentage is shown. */
function intervalOf({ sickDays, employmentDays }: Totals, years: readonly (YearTotals | null)[]) {
  const squares = years.map((year) => year?.squares ?? null);
  if (!squares.every((each) => each !== null)) return null;
  const sum = (pick: (each: PersonSquares) => number) => squares.reduce((all, each) => all + pick(each), 0);
  const interval = absenceInterval(sickDays, employmentDays, {
    people: sum(({ people }) => people),
    sick: sum(({ sick }) => sick),
    cross: sum(({ cross }) => cross),
    employed: sum(({ employed }) => employed),
  });
  if (!interval) return null;
  return { lower: Math.floor(10 * interval.lower) / 10, upper: Math.ceil(10 * interval.upper) / 10 };
}

function peopleOf(years: readonly YearTotals[], heads: number): Details['people'] {
  const add = (pick: (year: YearTotals) => number) => years.reduce((sum, year) => sum + pick(year), 0);
  const classes = (kind: 'classDays' | 'classCases', scheme: 'vernet' | 'classic') =>
    Array.from({ length: CLASSES }, (_, at) => add((year) => year[kind][scheme][at] ?? 0));
  const scheme = (name: 'vernet' | 'classic') => ({
    days: classes('classDays', name),
    cases: classes('classCases', name),
  });
  const frequent = add(({ frequent: people }) => people);
  const known = years.every(({ wholeYear }) => wholeYear !== null);
  const wholeYear = add((year) => year.wholeYear ?? 0);
  const without = add((year) => year.zeroAbsence ?? 0);
  return {
    vernet: scheme('vernet'),
    classic: scheme('classic'),
    frequent: { people: frequent, percentage: frequentAbsence(frequent, heads) },
    zero: known
      ? {
          people: without,
          of: wholeYear,
          percentage: zeroAbsence(without, wholeYear),
          interval: percentInterval(without, wholeYear),
        }
      : null,
  };
}

function percentInterval(count: number, n: number) {
  const interval = n > 0 ? wilsonInterval({ share: count / n, n }) : null;
  return interval && { lower: 100 * interval.lower, upper: 100 * interval.upper };
}

/** Month by month, with the twelve months up to it where they are all there. */
export function monthFigures(wide: readonly KeptTotal[]): readonly MonthFigure[] {
  const byMonth = groupByMonth(wide);
  const months = [...byMonth.keys()].toSorted();
  return months.map((month) => {
    const sums = addTotals(byMonth.get(month) ?? []);
    const year = Array.from({ length: YEAR }, (_, back) => byMonth.get(addMonths(month, -back)));
    return {
      month,
      sickDays: sums.sickDays,
      employmentDays: sums.employmentDays,
      reports: sums.reports,
      percentage: absencePercentage(sums.sickDays, sums.employmentDays),
      rolling: year.every((part) => part !== undefined)
        ? shareOfDays(year.flatMap((part) => part ?? []))
        : null,
    };
  });
}

/** Whole quarters beside the same quarter a year before: winter against winter. */
export function quarterFigures(months: readonly MonthFigure[]): readonly QuarterFigure[] {
  const quarters = new Set(months.map(({ month }) => quarterOf(month)));
  return [...quarters].toSorted().flatMap((quarter) => {
    const now = overQuarters(months, [quarter]);
    const before = overQuarters(months, [`${Number(quarter.slice(0, 4)) - 1}${quarter.slice(4)}`]);
    return now && before ? [{ quarter, now, before }] : [];
  });
}

function groupByMonth(kept: readonly KeptTotal[]): ReadonlyMap<string, readonly Totals[]> {
  const byMonth = new Map<string, Totals[]>();
  for (const total of kept) byMonth.set(total.month, [...(byMonth.get(total.month) ?? []), toTotals(total)]);
  return byMonth;
}

function toTotals(kept: KeptTotal): Totals {
  return { ...kept, ended: kept.ended ?? 0, endedDays: kept.endedDays ?? 0 };
}
