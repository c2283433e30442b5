import { createEvents, type EventAttributes } from 'ics';
import { addDays } from '../../domain/calendar.ts';
import { isOpen } from '../../domain/plan/row-state.ts';
import { say } from '../../words.ts';
import type { Row } from './contract.ts';

type Language = 'nl' | 'en';

/** Deadlines, interim checks and evaluations of open rows, as whole days with a reminder a week before. */
export function calendarFile(rows: readonly Row[], language: Language): Uint8Array {
  const events = rows.flatMap((row) => eventsOf(row, language));
  const { value, error } = createEvents(events, {
    productId: 'werkpeil/plan',
    calName: say(language, 'plan_ics_name'),
  });
  // Without events the library gives nothing; an empty calendar is one all the same.
  if (error && events.length > 0) throw error;
  const empty = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:werkpeil/plan\r\nEND:VCALENDAR\r\n';
  return new TextEncoder().encode(value && events.length > 0 ? value : empty);
}

function eventsOf(row: Row, language: Language): EventAttributes[] {
  const event = (kind: 'deadline' | 'check' | 'evaluate', day: string, months = 0): EventAttributes => {
    return {
      uid: `${row.id}-${kind}${months || ''}@werkpeil`,
      sequence: row.revision,
      start: dateOf(day),
      end: dateOf(addDays(day, 1)),
      title: say(language, `plan_ics_${kind}`, { number: row.number, title: row.title, months }),
      description: say(language, 'plan_ics_text', {
        unit: row.unit.name,
        owner: row.owner,
        finding: row.says[language],
      }),
      alarms: [{ action: 'display', description: row.title, trigger: { days: 7, before: true } }],
    };
  };
  return [
    ...(isOpen(row.status) ? [event('deadline', row.deadline)] : []),
    ...row.checks
      .filter((check) => isOpen(row.status) && check.checkedOn === null)
      .map((check) => event('check', check.dueOn, check.months)),
    ...(row.evaluateOn && row.effect === null && row.status !== 'stopped'
      ? [event('evaluate', row.evaluateOn)]
      : []),
  ];
}

function dateOf(day: string): [number, number, number] {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return [year, month, date];
}
