import type { DayNumber } from './day-number.ts';

export interface ReturnPlanInput {
  readonly firstDay: DayNumber;
  /** Hours a week: by contract, at the start, and added at each step. */
  readonly contractHours: number;
  readonly startHours: number;
  readonly hoursPerStep: number;
  readonly weeksPerStep: number;
}

export interface ReturnStep {
  readonly week: number;
  readonly day: DayNumber;
  readonly hours: number;
}

/** Nobody plans further than the end of the duty to pay wages. */
const MOST_WEEKS = 104;

/**
 * Return schedule.
 *
 * Answers: how many hours a week does somebody work from which day on?
 * Formula: hours(week) = min(contract, start + step x floor((week - 1) / weeksPerStep)), until the contract is reached
 * Source: double schedule (one optimal, one cautious), hours raised every two to three weeks: 001_e45558ebe232b7da.txt,
 *   recommendations 6 and 7. A talk aid, not a rule.
 * Defined for: 0 <= start <= contract, step > 0, whole weeksPerStep >= 1; otherwise null.
 * Oracle: hand, tests/domain/absence/calendar.test.ts.
 */
export function returnPlan(input: ReturnPlanInput): readonly ReturnStep[] | null {
  const { firstDay, contractHours, startHours, hoursPerStep, weeksPerStep } = input;
  if (!(startHours >= 0 && startHours <= contractHours && hoursPerStep > 0)) return null;
  if (!Number.isInteger(weeksPerStep) || weeksPerStep < 1) return null;
  const steps: ReturnStep[] = [];
  for (let step = 0; ; step++) {
    const week = 1 + step * weeksPerStep;
    const hours = Math.min(contractHours, startHours + step * hoursPerStep);
    steps.push({ week, day: firstDay + 7 * (week - 1), hours });
    if (hours >= contractHours || week + weeksPerStep > MOST_WEEKS) return steps;
  }
}
