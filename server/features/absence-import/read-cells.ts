import { dayNumber } from '../../domain/absence/day-number.ts';
import { readDate } from '../../domain/calendar.ts';
import { columnName, type FileRole } from './columns.ts';
import type { Cells, Say } from './csv-reader.ts';

const MAX_CACHED = 50_000;
const days = new Map<string, number | null>();

/** Files hold the same few thousand days again and again. */
function toDayNumber(text: string): number | null {
  const known = days.get(text);
  if (known !== undefined) return known;
  const iso = readDate(text);
  const day = iso === null ? null : dayNumber(iso);
  if (days.size >= MAX_CACHED) days.clear();
  days.set(text, day);
  return day;
}

/** The cells of one row as values; what cannot be read is told and becomes null. */
export function readCells(role: FileRole, cells: Cells, say: Say) {
  const wrong = (key: string, code: string, detail: string | null = null) => {
    say(code, { column: columnName(role, key), found: cells(key).slice(0, 40), detail });
    return null;
  };
  const needed = (key: string, max = 40): string | null => {
    const value = cells(key);
    if (value === '') return wrong(key, 'empty');
    return value.length > max ? wrong(key, 'too-long', String(max)) : value;
  };
  return {
    wrong,
    needed,
    day(key: string): number | null {
      const value = cells(key);
      return value === '' ? wrong(key, 'empty') : (toDayNumber(value) ?? wrong(key, 'not-a-date'));
    },
    dayOrNull(key: string): number | null {
      const value = cells(key);
      return value === '' ? null : (toDayNumber(value) ?? wrong(key, 'not-a-date'));
    },
    /** 1.234,5 and 1234.5 both; null for an empty cell that need not be filled. */
    number(key: string, from: number, to: number): number | null {
      const value = cells(key).replace(/\s|%$/g, '');
      if (value === '') return null;
      const plain = value.includes(',') ? value.replaceAll('.', '').replace(',', '.') : value;
      const number = Number(plain);
      if (Number.isFinite(number) && number >= from && number <= to) return number;
      return wrong(key, 'not-a-number', `${from}-${to}`);
    },
    month(key: string): string | null {
      const value = cells(key);
      const [, year, month] = /^(\d{4})-?(\d{2})$/.exec(value) ?? [];
      if (year && month && Number(month) >= 1 && Number(month) <= 12) return `${year}-${month}`;
      const [, other, otherYear] = /^(\d{1,2})[-/](\d{4})$/.exec(value) ?? [];
      if (other && otherYear && Number(other) >= 1 && Number(other) <= 12)
        return `${otherYear}-${other.padStart(2, '0')}`;
      return wrong(key, value === '' ? 'empty' : 'not-a-month');
    },
    /** 18-08-2024:100|02-09-2024:50: from which day on for which percentage absent. Null when it cannot be read. */
    progress(key: string): readonly { from: number; part: number }[] | null {
      const value = cells(key);
      if (value === '') return [];
      const steps = value.split('|').map((step) => {
        const [, date = '', percent = ''] = /^\s*(\S+?):(\d{1,3})%?\s*$/.exec(step) ?? [];
        return { from: toDayNumber(date), part: Number(percent) / 100 };
      });
      const right = steps.every(
        ({ from, part }, at) =>
          from !== null && part >= 0 && part <= 1 && (at === 0 || from > (steps[at - 1]?.from ?? Infinity)),
      );
      if (!right) return wrong(key, 'progress-not-right');
      return steps as { from: number; part: number }[];
    },
  };
}
