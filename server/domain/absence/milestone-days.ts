import type { DayNumber } from './day-number.ts';

/** A step of the Gatekeeper Act: the week by which it has to be done, or the weeks between which it recurs or falls. */
export interface MilestoneWeek {
  readonly id: string;
  readonly week: number | { readonly from: number; readonly to: number };
}

export interface MilestoneDay {
  readonly id: string;
  readonly week: number;
  readonly day: DayNumber;
}

const EVERY_WEEKS = 6;

/**
 * Days of the steps of the Gatekeeper Act.
 *
 * Answers: by which day has each step to be done?
 * Formula: a step of week w is due on the last day of that week: first day + 7 x w - 1. The report to UWV is due on the
 *   first day after 42 weeks: first day + 7 x 42. A period of weeks falls at its end; the recurring evaluation every six
 *   weeks after the plan of week 8: 14, 20, ... 98
 * Source: the milestones themselves carry their article (surveys/checklists/verzuimbeleid.json); ZW art. 38 lid 1 for
 *   the first day after 42 weeks.
 * Defined for: any first day; the order of days, then of the milestones as given.
 * Oracle: hand, tests/domain/absence/calendar.test.ts.
 */
export function milestoneDays(
  firstDay: DayNumber,
  milestones: readonly MilestoneWeek[],
): readonly MilestoneDay[] {
  const endOf = (week: number) => firstDay + 7 * week - 1;
  return milestones
    .flatMap(({ id, week }): MilestoneDay[] => {
      if (typeof week === 'number') {
        return [{ id, week, day: id === 'report-to-uwv' ? endOf(week) + 1 : endOf(week) }];
      }
      if (id !== 'six-weekly-evaluation') return [{ id, week: week.to, day: endOf(week.to) }];
      const rounds = Math.floor((week.to - 1 - week.from) / EVERY_WEEKS);
      return Array.from({ length: rounds }, (_, round) => {
        const at = week.from + EVERY_WEEKS * (round + 1);
        return { id, week: at, day: endOf(at) };
      });
    })
    .sort((a, b) => a.day - b.day);
}
