/** A calendar day as a whole number: days since 1970-01-01. Sums over days need no calendar and no time zone. */
export type DayNumber = number;

const DAY = 86_400_000;

/** The number of a day written as 2026-11-22; null when there is no such day. */
export function dayNumber(day: string): DayNumber | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!parts) return null;
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const number = Date.UTC(year, month - 1, date) / DAY;
  return isoDay(number) === day ? number : null;
}

/** The day that a number stands for, as 2026-11-22. */
export function isoDay(number: DayNumber): string {
  return new Date(number * DAY).toISOString().slice(0, 10);
}
