import { CLASSES, durationClass, type DurationScheme } from './duration-classes.ts';
import { FREQUENT_FROM } from './frequent-absence.ts';
import { type Month, monthPeriod } from './months.ts';
import type { AbsenceCase, Employment, Period, Totals, YearTotals } from './types.ts';
import { weightedSickDays } from './weighted-sick-days.ts';

/** An employment and the groups (positions) in which its days are counted. */
export interface Placement extends Employment {
  readonly groups: readonly number[];
}

/** Everything about one person, looked at once and forgotten. */
export interface PersonYears {
  readonly absences: readonly { readonly absence: AbsenceCase; readonly placements: readonly Placement[] }[];
  /** In order of days; null when nobody told who is employed, so that nobody can be counted as never ill. */
  readonly employments: readonly Placement[] | null;
}

const TOTALS = ['headDays', 'employmentDays', 'sickDays', 'reports', 'ended', 'endedDays'] as const;
const YEAR = 12;
const SCHEMES: readonly DurationScheme[] = ['vernet', 'classic'];
/** Per group and month: two schemes of four classes in days, the same in cases, then three numbers of people. */
const YEAR_FIELDS = 2 * SCHEMES.length * CLASSES + 3;
const [FREQUENT, WHOLE_YEAR, ZERO] = [YEAR_FIELDS - 3, YEAR_FIELDS - 2, YEAR_FIELDS - 1];

/**
 * Adds persons up to sums per group and month; only the sums stay.
 *
 * A month's sums hold the days inside it, so the sums of twelve months are the sums of the year. What does not add up
 * over months (duration class, frequent and zero absence) is kept per year that ends with a month.
 * Days outside an employment do not count; a report counts where the person was employed on its first day, an ended
 * absence where on its last.
 * Oracle: tests/oracles/absence.py, day by day, on 10,000 random absences.
 */
export class AbsenceSums {
  readonly months: readonly Month[];
  readonly #periods: readonly Period[];
  readonly #totals: Float64Array;
  readonly #years: Float64Array;
  #wholeYearKnown = false;

  constructor(months: readonly Month[], groups: number) {
    this.months = months;
    this.#periods = months.map(monthPeriod);
    this.#totals = new Float64Array(groups * months.length * TOTALS.length);
    this.#years = new Float64Array(groups * months.length * YEAR_FIELDS);
  }

  /** Adds ready sums, for instance of a unit that was exported as totals. */
  addTotals(group: number, month: number, sums: Partial<Totals>): void {
    TOTALS.forEach((field, at) => {
      const index = this.#totalIndex(group, month) + at;
      this.#totals[index] = (this.#totals[index] ?? 0) + (sums[field] ?? 0);
    });
  }

  addEmployment(placement: Placement): void {
    this.#eachMonth(placement, (month, days) => {
      const sums = { headDays: days, employmentDays: days * placement.partTime };
      for (const group of placement.groups) this.addTotals(group, month, sums);
    });
  }

  addPerson(person: PersonYears): void {
    for (const { absence, placements } of person.absences) {
      for (const placement of placements) this.#addAbsence(absence, placement);
    }
    for (let month = YEAR - 1; month < this.months.length; month++) this.#addPersonYear(person, month);
  }

  totals(group: number, month: number): Totals {
    const at = this.#totalIndex(group, month);
    return Object.fromEntries(
      TOTALS.map((field, index) => [field, this.#totals[at + index] ?? 0]),
    ) as unknown as Totals;
  }

  /** Of the twelve months that end with this one; null for the first eleven. */
  year(group: number, month: number): YearTotals | null {
    if (month < YEAR - 1) return null;
    const at = this.#yearIndex(group, month);
    const field = (index: number) => this.#years[at + index] ?? 0;
    const classes = (from: number) => Array.from({ length: CLASSES }, (_, index) => field(from + index));
    return {
      classDays: { vernet: classes(0), classic: classes(CLASSES) },
      classCases: { vernet: classes(2 * CLASSES), classic: classes(3 * CLASSES) },
      frequent: field(FREQUENT),
      wholeYear: this.#wholeYearKnown ? field(WHOLE_YEAR) : null,
      zeroAbsence: this.#wholeYearKnown ? field(ZERO) : null,
    };
  }

  #addAbsence(absence: AbsenceCase, placement: Placement): void {
    const weights = new Map<number, number>();
    const last = absence.lastDay ?? Infinity;
    this.#eachMonth(
      { from: Math.max(absence.firstDay, placement.from), to: Math.min(last, placement.to) },
      (month) => {
        const sickDays = weightedSickDays(absence, placement, this.#periods[month] as Period);
        weights.set(month, sickDays);
        for (const group of placement.groups) this.addTotals(group, month, { sickDays });
      },
    );
    const began = inside(absence.firstDay, placement) ? this.#monthOf(absence.firstDay) : -1;
    const ended = inside(last, placement) ? this.#monthOf(last) : -1;
    for (const group of placement.groups) {
      if (began >= 0) this.addTotals(group, began, { reports: 1 });
      if (ended >= 0) this.addTotals(group, ended, { ended: 1, endedDays: last - absence.firstDay + 1 });
    }
    this.#addClasses(absence, placement, weights);
  }

  /** The class follows from the length up to the end of the year; the absence is counted where its last day there was. */
  #addClasses(absence: AbsenceCase, placement: Placement, weights: ReadonlyMap<number, number>): void {
    if (weights.size === 0) return;
    const months = [...weights.keys()];
    const lastYear = Math.min(this.months.length - 1, Math.max(...months) + YEAR - 1);
    for (let month = Math.max(YEAR - 1, Math.min(...months)); month <= lastYear; month++) {
      const inYear = months.filter((each) => each <= month && each > month - YEAR);
      if (inYear.length === 0) continue;
      const days = inYear.reduce((sum, each) => sum + (weights.get(each) ?? 0), 0);
      const end = Math.min(absence.lastDay ?? Infinity, (this.#periods[month] as Period).to);
      const counts = inside(end, placement) ? 1 : 0;
      SCHEMES.forEach((scheme, position) => {
        const own = position * CLASSES + durationClass(end - absence.firstDay + 1, scheme);
        for (const group of placement.groups) {
          this.#addYear(group, month, own, days);
          this.#addYear(group, month, SCHEMES.length * CLASSES + own, counts);
        }
      });
    }
  }

  #addPersonYear({ absences, employments }: PersonYears, month: number): void {
    const year = {
      from: (this.#periods[month - YEAR + 1] as Period).from,
      to: (this.#periods[month] as Period).to,
    };
    const reported = absences.filter(
      ({ absence, placements }) =>
        inside(absence.firstDay, year) && placements.some((placement) => inside(absence.firstDay, placement)),
    );
    const atEnd = employments?.find((placement) => inside(year.to, placement));
    const last = reported.at(-1);
    const home = atEnd ?? last?.placements.find((placement) => inside(last.absence.firstDay, placement));
    if (home && reported.length >= FREQUENT_FROM) {
      for (const group of home.groups) this.#addYear(group, month, FREQUENT, 1);
    }
    if (employments === null) return;
    this.#wholeYearKnown = true;
    if (!atEnd || !coversAll(employments, year)) return;
    const ill = absences.some(
      ({ absence }) => absence.firstDay <= year.to && (absence.lastDay ?? Infinity) >= year.from,
    );
    for (const group of atEnd.groups) {
      this.#addYear(group, month, WHOLE_YEAR, 1);
      if (!ill) this.#addYear(group, month, ZERO, 1);
    }
  }

  #eachMonth(period: Period, visit: (month: number, days: number) => void): void {
    const first = Math.max(0, this.#firstMonthFrom(period.from));
    for (let month = first; month < this.#periods.length; month++) {
      const { from, to } = this.#periods[month] as Period;
      if (from > period.to) return;
      const days = Math.min(to, period.to) - Math.max(from, period.from) + 1;
      if (days > 0) visit(month, days);
    }
  }

  /** Months are at most 31 days long, so the month of a day is never before this one. */
  #firstMonthFrom(day: number): number {
    return Math.floor((day - (this.#periods[0]?.from ?? 0)) / 31);
  }

  #monthOf(day: number): number {
    for (let month = Math.max(0, this.#firstMonthFrom(day)); month < this.#periods.length; month++) {
      const period = this.#periods[month] as Period;
      if (period.from > day) return -1;
      if (inside(day, period)) return month;
    }
    return -1;
  }

  #totalIndex(group: number, month: number): number {
    return (group * this.months.length + month) * TOTALS.length;
  }

  #yearIndex(group: number, month: number): number {
    return (group * this.months.length + month) * YEAR_FIELDS;
  }

  #addYear(group: number, month: number, field: number, value: number): void {
    const index = this.#yearIndex(group, month) + field;
    this.#years[index] = (this.#years[index] ?? 0) + value;
  }
}

function inside(day: number, { from, to }: Period): boolean {
  return day >= from && day <= to;
}

/** Employments follow one another without a gap over the whole period. */
function coversAll(employments: readonly Placement[], period: Period): boolean {
  let next = period.from;
  for (const { from, to } of employments) if (from <= next && to >= next) next = to + 1;
  return next > period.to;
}
