import { addDays, addMonths } from '../calendar.ts';
import { isOpen } from './row-state.ts';
import type { PlanRow } from './shapes.ts';

export const CHECK_MONTHS = [3, 6] as const;

export interface DueCheck {
  readonly months: 3 | 6;
  readonly dueOn: string;
  readonly due: boolean;
}

export type Followed = Pick<PlanRow, 'startsOn' | 'madeOn' | 'deadline' | 'evaluateOn' | 'effect' | 'status'>;

/** The checks three and six months after the start (or after the row was made), and which of them are due now. */
export function interimChecks(row: Followed, done: readonly number[], today: string): readonly DueCheck[] {
  const start = row.startsOn ?? row.madeOn;
  return CHECK_MONTHS.map((months) => {
    const dueOn = addMonths(start, months);
    return { months, dueOn, due: dueOn <= today && isOpen(row.status) && !done.includes(months) };
  });
}

export interface Reminder {
  readonly kind: 'soon' | 'overdue' | 'check-3' | 'check-6' | 'evaluate';
  readonly dueOn: string;
}

/** A message this long before the deadline. */
const SOON_DAYS = 14;
/** What fell due longer ago than this is not mailed about any more: the plan shows it. */
const STALE_DAYS = 30;

/**
 * Which messages belong to a row today? Each has the day it belongs to, so that it goes out once.
 *
 * Soon: fourteen days before the deadline. Overdue: the day after it, while the row is open. Checks: three and six months
 * on. Evaluate: the day that was agreed, until the effect is written down.
 */
export function remindersDue(row: Followed, checked: readonly number[], today: string): readonly Reminder[] {
  const found: Reminder[] = [];
  if (isOpen(row.status)) {
    const soon = addDays(row.deadline, -SOON_DAYS);
    if (soon <= today && today <= row.deadline) found.push({ kind: 'soon', dueOn: row.deadline });
    if (row.deadline < today) found.push({ kind: 'overdue', dueOn: row.deadline });
    for (const check of interimChecks(row, checked, today))
      if (check.due) found.push({ kind: `check-${check.months}`, dueOn: check.dueOn });
  }
  if (row.evaluateOn !== null && row.evaluateOn <= today && row.effect === null && row.status !== 'stopped')
    found.push({ kind: 'evaluate', dueOn: row.evaluateOn });
  const stale = addDays(today, -STALE_DAYS);
  return found.filter((reminder) => reminder.dueOn >= stale);
}
