import { createEvents, type DateArray } from 'ics';

export interface CalendarEntry {
  /** 2026-11-22 */
  readonly day: string;
  readonly title: string;
  readonly text: string;
}

/** All-day entries as iCalendar, made on the device; throws when a day is no day. */
export function calendarFile(entries: readonly CalendarEntry[]): string {
  const { error, value } = createEvents(
    entries.map(({ day, title, text }, at) => ({
      uid: `${day}-${at}@werkpeil`,
      productId: 'werkpeil/absence',
      start: day.split('-').map(Number) as DateArray,
      duration: { days: 1 },
      title,
      description: text,
    })),
  );
  if (error || !value) throw error ?? new Error('There is nothing to put in a diary');
  return value;
}
