/** Days are days of the organisation's own clock: all our organisations work in the Netherlands. */
const ZONE = 'Europe/Amsterdam';

const formatter = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day (2026-11-22) of an instant in the Netherlands. */
export function calendarDay(instant: Date): string {
  return formatter.format(instant);
}

/** A day some days later (or earlier). Defined for days written as 2026-11-22. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
