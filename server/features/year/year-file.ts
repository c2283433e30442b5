import { createEvents, type EventAttributes } from 'ics';
import { addDays } from '../../domain/calendar.ts';
import type { Language } from '../../domain/questionnaire/definition.ts';
import { say } from '../../words.ts';
import type { YearEvent } from './contract.ts';

/** The events as whole days; days off are in everybody's calendar already. */
export function yearFile(events: readonly YearEvent[], language: Language, manageUrl: string): Uint8Array {
  const own = events.filter(({ kind }) => kind !== 'holiday' && kind !== 'school-holiday');
  const { value, error } = createEvents(
    own.map((event): EventAttributes => toCalendar(event, language, manageUrl)),
    { productId: 'werkpeil/year', calName: say(language, 'year_ics_name') },
  );
  // Without events the library gives nothing; an empty calendar is one all the same.
  if (error && own.length > 0) throw error;
  const empty = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:werkpeil/year\r\nEND:VCALENDAR\r\n';
  return new TextEncoder().encode(value && own.length > 0 ? value : empty);
}

function toCalendar(event: YearEvent, language: Language, manageUrl: string): EventAttributes {
  return {
    uid: `${event.key}@werkpeil`,
    start: dateOf(event.on),
    end: dateOf(addDays(event.until ?? event.on, 1)),
    title: event.title[language],
    status: event.tentative ? 'TENTATIVE' : 'CONFIRMED',
    busyStatus: 'FREE',
    ...(event.path ? { url: `${manageUrl}${event.path}` } : {}),
  };
}

function dateOf(day: string): [number, number, number] {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return [year, month, date];
}
