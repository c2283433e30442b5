import { dayNumber } from '../../domain/absence/day-number.ts';
import type { Incapacity } from '../../domain/absence/types.ts';
import { readDate } from '../../domain/calendar.ts';
import { columnName, type FileRole } from './columns.ts';
import type { FileProblem } from './contract.ts';

const MAX_CACHED = 50_000;
const NO_PROGRESS: readonly Incapacity[] = [];
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

type Tell = (code: string, more: Partial<FileProblem>) => void;

/**
 * The cells of one row as values; what cannot be read is told and becomes null. One object for a whole file: a million
 * rows would otherwise make a million of them.
 */
export class RowReader {
  line = 0;
  #record: readonly string[] = [];
  readonly #role: FileRole;
  readonly #at: Readonly<Record<string, number>>;
  readonly #tell: Tell;

  constructor(role: FileRole, at: Readonly<Record<string, number>>, tell: Tell) {
    this.#role = role;
    this.#at = at;
    this.#tell = tell;
  }

  start(record: readonly string[], line: number): this {
    this.#record = record;
    this.line = line;
    return this;
  }

  text(key: string): string {
    const position = this.#at[key];
    return position === undefined ? '' : (this.#record[position] ?? '').trim();
  }

  /** Says what is wrong without repeating what stands there. */
  refuse(code: string, key: string, detail: string | null = null): null {
    this.#tell(code, { line: this.line, column: columnName(this.#role, key), detail });
    return null;
  }

  wrong(key: string, code: string, detail: string | null = null): null {
    const column = columnName(this.#role, key);
    this.#tell(code, { line: this.line, column, found: this.text(key).slice(0, 40), detail });
    return null;
  }

  needed(key: string, max = 40): string | null {
    const value = this.text(key);
    if (value === '') return this.wrong(key, 'empty');
    return value.length > max ? this.wrong(key, 'too-long', String(max)) : value;
  }

  day(key: string): number | null {
    return this.text(key) === '' ? this.wrong(key, 'empty') : this.dayOrNull(key);
  }

  dayOrNull(key: string): number | null {
    const value = this.text(key);
    return value === '' ? null : (toDayNumber(value) ?? this.wrong(key, 'not-a-date'));
  }

  /** 1.234,5 and 1234.5 both; null for an empty cell. */
  number(key: string, from: number, to: number): number | null {
    const value = this.text(key).replace(/\s|%$/g, '');
    if (value === '') return null;
    const number = Number(value.includes(',') ? value.replaceAll('.', '').replace(',', '.') : value);
    if (Number.isFinite(number) && number >= from && number <= to) return number;
    return this.wrong(key, 'not-a-number', `${from}-${to}`);
  }

  neededNumber(key: string, from: number, to: number): number | null {
    return this.text(key) === '' ? this.wrong(key, 'empty') : this.number(key, from, to);
  }

  /** 2026-12, 202612, 12-2026 or 12/2026. */
  month(key: string): string | null {
    const value = this.text(key);
    const [, year, month] = /^(\d{4})-?(\d{2})$/.exec(value) ?? [];
    const [, other, otherYear] = /^(\d{1,2})[-/](\d{4})$/.exec(value) ?? [];
    const found =
      year && month ? `${year}-${month}` : other && otherYear ? `${otherYear}-${other.padStart(2, '0')}` : '';
    return /-(0[1-9]|1[0-2])$/.test(found) ? found : this.wrong(key, value === '' ? 'empty' : 'not-a-month');
  }

  /** 18-08-2024:100|02-09-2024:50: from which day on for which percentage absent. Null when it cannot be read. */
  progress(key: string): readonly Incapacity[] | null {
    const value = this.text(key);
    if (value === '') return NO_PROGRESS;
    const steps = value.split('|').map((step) => {
      const mark = step.lastIndexOf(':');
      const percent = step
        .slice(mark + 1)
        .trim()
        .replace(/%$/, '');
      return {
        from: mark < 0 ? null : toDayNumber(step.slice(0, mark).trim()),
        part: /^\d{1,3}$/.test(percent) ? Number(percent) / 100 : NaN,
      };
    });
    const right = steps.every(
      ({ from, part }, at) =>
        from !== null && part >= 0 && part <= 1 && (at === 0 || from > (steps[at - 1]?.from ?? Infinity)),
    );
    return right ? (steps as Incapacity[]) : this.wrong(key, 'progress-not-right');
  }
}
