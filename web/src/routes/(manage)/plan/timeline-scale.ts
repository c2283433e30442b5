const DAY = 86_400_000;
const at = (day: string) => Date.parse(`${day}T00:00:00Z`);

export interface TimelineScale {
  /** Where a day lies between the first and last month shown, in percent. */
  readonly place: (day: string) => number;
  /** First days of the months shown; every other, third or sixth month when there are many. */
  readonly months: readonly string[];
}

/** A time axis of whole months around a number of days. */
export function timelineScale(days: readonly string[]): TimelineScale {
  const sorted = [...days].sort();
  const first = `${(sorted[0] ?? '2000-01-01').slice(0, 7)}-01`;
  const last = new Date(at(sorted.at(-1) ?? first));
  const end = Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + 1, 1);
  const span = Math.max(end - at(first), DAY);
  const all: string[] = [];
  const month = new Date(at(first));
  while (month.getTime() < end) {
    all.push(month.toISOString().slice(0, 10));
    month.setUTCMonth(month.getUTCMonth() + 1);
  }
  const every = all.length > 36 ? 6 : all.length > 14 ? 3 : all.length > 8 ? 2 : 1;
  return {
    place: (day) => Math.min(100, Math.max(0, (100 * (at(day) - at(first))) / span)),
    months: all.filter((_, index) => index % every === 0),
  };
}
