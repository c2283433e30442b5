import { readDate } from '../../domain/calendar.ts';
import type { ImportProblem } from './contract.ts';
import { type ColumnKey, columnName, type Header } from './employee-columns.ts';

export interface EmployeeRow {
  readonly line: number;
  readonly number: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly email: string | null;
  readonly unitCode: string;
  readonly unitName: string;
  readonly parentCode: string | null;
  readonly functionTitle: string;
  readonly functionGroup: string;
  readonly isManager: boolean;
  readonly hoursShare: number | null;
  readonly employedFrom: string | null;
  readonly employedUntil: string | null;
  readonly birthYear: number | null;
  readonly sex: string | null;
  readonly language: 'nl' | 'en';
}

type Say = (found: ImportProblem) => void;

const YES = ['ja', 'j', 'yes', 'y', '1', 'true', 'waar'];
const NO = ['nee', 'n', 'no', '0', 'false', 'onwaar', ''];
const SEXES = { m: 'm', v: 'v', f: 'v', x: 'x', o: 'x' } as const;
const LANGUAGES = { nl: 'nl', en: 'en' } as const;

/**
 * Reads one line of the file after the other as values. A cell that cannot be read is told and replaced by nothing. The
 * small readers are made once for a file and not for every line: a hundred thousand lines have a million cells.
 */
export function rowReader(
  at: Header['at'],
  say: Say,
): (record: readonly string[], line: number) => EmployeeRow {
  let [record, line]: [readonly string[], number] = [[], 0];
  const cell = (key: ColumnKey) => {
    const place = at[key];
    return place === undefined ? '' : (record[place] ?? '').trim();
  };
  const wrong = (key: ColumnKey, code: string, detail: string | null = null) => {
    say({ code, line, column: columnName(key), found: cell(key).slice(0, 80), detail });
    return null;
  };
  const text = (key: ColumnKey, max: number) => {
    const value = cell(key).replace(/\s+/g, ' ');
    if (value.length > max) wrong(key, 'too-long', String(max));
    return value;
  };
  const needed = (key: ColumnKey, max: number) => {
    const value = text(key, max);
    if (value === '') wrong(key, 'empty');
    return value;
  };
  const whole = (key: ColumnKey, from: number, to: number) => {
    const value = cell(key).replace(/%$/, '').trim();
    if (value === '') return null;
    const number = Number(value.replace(',', '.'));
    if (!Number.isFinite(number) || number < from || number > to)
      return wrong(key, 'not-a-number', `${from}-${to}`);
    return Math.round(number);
  };
  const oneOf = <T>(key: ColumnKey, values: Readonly<Record<string, T>>, fallback: T): T => {
    const value = cell(key).toLowerCase();
    if (value === '') return fallback;
    if (!Object.hasOwn(values, value)) wrong(key, 'not-one-of', Object.keys(values).join(', '));
    return values[value] ?? fallback;
  };
  const date = (key: ColumnKey) => {
    const value = cell(key);
    if (value === '') return null;
    return readDate(value) ?? wrong(key, 'not-a-date');
  };
  return (nextRecord, nextLine) => {
    [record, line] = [nextRecord, nextLine];
    const email = cell('email').toLowerCase();
    if (email !== '' && !isEmail(email)) wrong('email', 'not-an-email');
    const manager = cell('isManager').toLowerCase();
    const isManager = YES.includes(manager);
    if (!isManager && !NO.includes(manager)) wrong('isManager', 'not-one-of', 'ja, nee');
    const row = {
      line,
      number: needed('number', 40),
      familyName: needed('familyName', 120),
      givenName: text('givenName', 120),
      email: email === '' ? null : email,
      unitCode: needed('unitCode', 40),
      unitName: needed('unitName', 120),
      parentCode: text('parentCode', 40) || null,
      functionTitle: text('functionTitle', 120),
      functionGroup: text('functionGroup', 60),
      isManager,
      hoursShare: whole('hoursShare', 1, 150),
      employedFrom: date('employedFrom'),
      employedUntil: date('employedUntil'),
      birthYear: whole('birthYear', 1920, 2020),
      sex: oneOf<string | null>('sex', SEXES, null),
      language: oneOf<'nl' | 'en'>('language', LANGUAGES, 'nl'),
    };
    if (row.employedFrom && row.employedUntil && row.employedUntil < row.employedFrom) {
      wrong('employedUntil', 'ends-before-start', row.employedFrom);
    }
    return row;
  };
}

function isEmail(value: string): boolean {
  return value.length <= 254 && /^[^\s@<>()",;:\\]+@[^\s@<>()",;:\\]+\.[^\s@<>()",;:\\.]{2,}$/u.test(value);
}
