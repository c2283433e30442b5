import { morningOf } from '../../../domain/calendar.ts';

/** Messages lie at most this far apart, so that a small organisation does not wait for a spread it does not need. */
const WIDEST_GAP_MS = 2000;

/**
 * When each of so many messages leaves: one after the other over at most these minutes, so that not everybody opens the
 * questionnaire in the same minute. Never before the morning of the first day.
 */
export function spread(
  count: number,
  { minutes, now, from }: { minutes: number; now: Date; from: string },
): (index: number) => Date {
  const start = Math.max(now.getTime(), morningOf(from).getTime());
  const gap = Math.min(WIDEST_GAP_MS, (minutes * 60_000) / Math.max(count, 1));
  return (index) => new Date(start + Math.floor(index * gap));
}
