import type { DayNumber } from './day-number.ts';

/** The words that the formulas of this room share. Types only. */

/** Both days belong to it. */
export interface Period {
  readonly from: DayNumber;
  readonly to: DayNumber;
}

/** From this day on the employee is absent for this part of the own hours: 1 = wholly, 0.5 = works half. */
export interface Incapacity {
  readonly from: DayNumber;
  readonly part: number;
}

/** One absence, from the first to the last day of illness; no last day: still running. */
export interface AbsenceCase {
  readonly firstDay: DayNumber;
  readonly lastDay: DayNumber | null;
  /** In order of days; before the first of them the absence is whole. */
  readonly incapacity: readonly Incapacity[];
}

/** A stretch of one employment with one contract size: contract hours / full-time hours, which may exceed 1. */
export interface Employment extends Period {
  readonly partTime: number;
}

/** What is added up per group and month: everything that adds up over groups and over months. */
export interface Totals {
  /** Employee-days: one per employee and day of employment, whatever the contract. */
  readonly headDays: number;
  /** Employment days x part-time factor. */
  readonly employmentDays: number;
  /** Days of illness x part-time factor x incapacity. */
  readonly sickDays: number;
  /** Absences that began. */
  readonly reports: number;
  /** Absences that ended, and their full length, days before the period included. */
  readonly ended: number;
  readonly endedDays: number;
}

/** Sums over employees of what each had in a year, squared and multiplied: what the margin of a percentage is made from. */
export interface PersonSquares {
  /** Employees with at least one day of employment. */
  readonly people: number;
  /** Sick days squared; sick days x employment days; employment days squared. */
  readonly sick: number;
  readonly cross: number;
  readonly employed: number;
}

/** What belongs to the twelve months that end with a month; adds up over groups, not over months. */
export interface YearTotals {
  /** Weighted sick days in the year by length of the absence, in both schemes. */
  readonly classDays: Readonly<Record<'vernet' | 'classic', readonly number[]>>;
  /** Absences with a day in the year, in the class of their length. */
  readonly classCases: Readonly<Record<'vernet' | 'classic', readonly number[]>>;
  /** Employees who reported sick three times or more. */
  readonly frequent: number;
  /** Employees in service all year, and those among them without a day of illness; null without a list of employments. */
  readonly wholeYear: number | null;
  readonly zeroAbsence: number | null;
  /** Null without a list of employments. Whoever moves to another block counts in both, with the days in each. */
  readonly squares: PersonSquares | null;
}
