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
/**
 * Per group and month: two schemes of four classes in days, the same in cases, then three numbers of people and four sums
 * for the margin of the percentage.
 */
const FREQUENT = 2 * SCHEMES.length * CLASSES;
const [WHOLE_YEAR, ZERO, PEOPLE] = [FREQUENT + 1, FREQUENT + 2, FREQUENT + 3];
const [SICK, CROSS, EMPLOYED] = [PEOPLE + 1, PEOPLE + 2, PEOPLE + 3];
const YEAR_FIELDS = EMPLOYED + 1;

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
    const sick = new Map<Placement, Float64Array>();
    for (const { absence, placements } of person.absences) {
      for (const placement of placements) {
        const own = sick.get(placement) ?? new Float64Array(this.months.length);
        sick.set(placement, own);
        for (const [month, days] of this.#addAbsence(absence, placement))
          own[month] = (own[month] ?? 0) + days;
      }
    }
    for (let month = YEAR - 1; month < this.months.length; month++) this.#addPersonYear(person, month);
    if (person.employments) this.#addSquares(person.employments, sick);
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
      squares: this.#wholeYearKnown
        ? { people: field(PEOPLE), sick: field(SICK), cross: field(CROSS), employed: field(EMPLOYED) }
        : null,
    };
  }

  /** Gives the sick days per month. */
  #addAbsence(absence: AbsenceCase, placement: Placement): ReadonlyMap<number, number> {
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
    return weights;
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

  /** The days of one person in a group, over every twelve months: squared they tell how much people differ. */
  #addSquares(employments: readonly Placement[], sickOf: ReadonlyMap<Placement, Float64Array>): void {
    const [only] = employments;
    if (!only) return;
    // Nearly everybody has one employment: then the days are the same in every group.
    const sets =
      employments.length === 1
        ? [{ groups: only.groups, own: employments }]
        : [...new Set(employments.flatMap(({ groups }) => groups))].map((group) => ({
            groups: [group],
            own: employments.filter((placement) => placement.groups.includes(group)),
          }));
    for (const { groups, own } of sets) {
      const employed = new Float64Array(this.months.length);
      const sick = new Float64Array(this.months.length);
      for (const placement of own) {
        sickOf.get(placement)?.forEach((days, month) => (sick[month] = (sick[month] ?? 0) + days));
        this.#eachMonth(placement, (month, days) => {
          employed[month] = (employed[month] ?? 0) + days * placement.partTime;
        });
      }
      this.#addYearSquares(groups, sick, employed);
    }
  }

  #addYearSquares(groups: readonly number[], sick: Float64Array, employed: Float64Array): void {
    let [s, e] = [0, 0];
    for (let month = 0; month < this.months.length; month++) {
      s += (sick[month] ?? 0) - (sick[month - YEAR] ?? 0);
      e += (employed[month] ?? 0) - (employed[month - YEAR] ?? 0);
      if (month < YEAR - 1 || e <= 0) continue;
      for (const group of groups) {
        this.#addYear(group, month, PEOPLE, 1);
        this.#addYear(group, month, SICK, s * s);
        this.#addYear(group, month, CROSS, s * e);
        this.#addYear(group, month, EMPLOYED, e * e);
      }
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
