import { addDays } from '../calendar.ts';
import { isWorkingDay } from './holidays.ts';

export const REMINDER_KINDS = ['first', 'second', 'last'] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** After which share of the period two reminders go out, in percent (null: not), and whether a last one goes to everyone. */
export interface Reminders {
  readonly first: number | null;
  readonly second: number | null;
  readonly last: boolean;
}

export const USUAL_REMINDERS: Reminders = { first: 50, second: 90, last: true };

/** The last reminder goes out when two days are left: today and tomorrow. */
const LAST_DAYS = 1;

export interface PlannedReminder {
  readonly kind: ReminderKind;
  readonly on: string;
}

interface Period {
  readonly opensOn: string;
  readonly closesOn: string;
}

/**
 * The days on which the reminders of a campaign go out. A day off moves to the working day before it, and of the last one
 * to the working day after it, as far as the period goes; else the other way. Nobody gets two on one day, nor one on the
 * first day: then the later kind stays.
 */
export function reminderDays(period: Period, wanted: Reminders): readonly PlannedReminder[] {
  const { opensOn, closesOn } = period;
  const days = daysBetween(opensOn, closesOn);
  const after = (percent: number) => addDays(opensOn, Math.floor((days * percent) / 100));
  const meant = [
    ...(wanted.first === null ? [] : [{ kind: 'first' as const, on: after(wanted.first) }]),
    ...(wanted.second === null ? [] : [{ kind: 'second' as const, on: after(wanted.second) }]),
    ...(wanted.last ? [{ kind: 'last' as const, on: addDays(closesOn, -LAST_DAYS) }] : []),
  ];
  const moved = meant.map(({ kind, on }) => ({ kind, on: toWorkingDay(on, period, kind === 'last') }));
  return moved.filter(
    ({ on }, index) => on > opensOn && moved.slice(index + 1).every((later) => later.on > on),
  );
}

function toWorkingDay(day: string, { opensOn, closesOn }: Period, later: boolean): string {
  const after = () => nearest(day, 1, (on) => on <= closesOn);
  const before = () => nearest(day, -1, (on) => on > opensOn);
  return (later ? (after() ?? before()) : (before() ?? after())) ?? day;
}

function nearest(day: string, step: 1 | -1, inside: (on: string) => boolean): string | null {
  for (let on = day; inside(on); on = addDays(on, step)) if (isWorkingDay(on)) return on;
  return null;
}

export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(`${until}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000);
}
