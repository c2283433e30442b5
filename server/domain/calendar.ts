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

const hourFormatter = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', hourCycle: 'h23' });

/** Eight o'clock in the morning of a day in the Netherlands, in summer and in winter. */
export function morningOf(day: string): Date {
  const winter = new Date(`${day}T07:00:00Z`);
  return hourFormatter.format(winter) === '08' ? winter : new Date(`${day}T06:00:00Z`);
}

/** A day some days later (or earlier). Defined for days written as 2026-11-22. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** 31-12-2026, 31/12/2026 or 2026-12-31; null when there is no such day. */
export function readDate(value: string): string | null {
  const dutch = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(value);
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  const [year, month, day] = dutch ? [dutch[3], dutch[2], dutch[1]] : [iso?.[1], iso?.[2], iso?.[3]];
  if (!year || !month || !day) return null;
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}

/** Two o'clock (UTC) of the night before an instant: nightly rounds count from there. */
export function lastNight(instant: Date): Date {
  const night = new Date(instant);
  night.setUTCHours(2, 0, 0, 0);
  if (night > instant) night.setUTCDate(night.getUTCDate() - 1);
  return night;
}

/** The same day some months later, or the last day of that month where the day does not exist. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
