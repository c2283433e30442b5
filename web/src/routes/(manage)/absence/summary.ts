import { number } from '$lib/format';
import { m } from '$lib/paraglide/messages';
import type { Year } from './words';

/** The figures in two or three sentences. */
export function summary(year: Year, before: Year | null): readonly string[] {
  const reports = number(year.frequency, 1);
  return [
    m.absence_say_now({ value: number(year.percentage, 1) }),
    ...(before ? [change(year.percentage, before.percentage)] : []),
    year.reports.atMost
      ? m.absence_say_reports_most({ value: reports })
      : m.absence_say_reports({ value: reports }),
  ];
}

/** In tenths, as the figures themselves are shown, so that the sentence and the figures agree. */
function change(now: number, before: number): string {
  const points = Math.round(now * 10) - Math.round(before * 10);
  const words = { points: number(Math.abs(points) / 10, 1), before: number(before, 1) };
  if (points === 0) return m.absence_say_change_same(words);
  return points > 0 ? m.absence_say_change_more(words) : m.absence_say_change_less(words);
}
