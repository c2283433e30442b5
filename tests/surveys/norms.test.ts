import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import {
  type NormTable,
  parseIndicatorNames,
  parseNormTable,
} from '../../server/domain/questionnaire/norms.ts';

const FOLDER = new URL('../../surveys/norms/', import.meta.url);
const COLUMNS =
  'indicator,group_type,group_code,group_nl,group_en,period,value,sd,n,ci_low,ci_high,certainty';
const PERIOD = /^(\d{4}(Q[1-4]|H[12])?)(-\d{4}(Q[1-4]|H[12])?)?$/;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const files = readdirSync(FOLDER);
const names = files.filter((file) => file.endsWith('.csv')).map((file) => file.slice(0, -'.csv'.length));
const textOf = (file: string) => readFileSync(new URL(file, FOLDER), 'utf8');
const passportOf = (name: string) => JSON.parse(textOf(`${name}.passport.json`)) as Record<string, unknown>;
const recordsOf = (name: string) =>
  parse(textOf(`${name}.csv`), { columns: true, skip_empty_lines: true }) as Record<string, string>[];

function tableOf(name: string): NormTable {
  const parsed = parseNormTable(passportOf(name), textOf(`${name}.csv`));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 2));
  return parsed.value;
}

/** Last day of a period, five years later: the day on which the figure stops being a norm. */
function expiryOf(period: string): string {
  const last = period.split('-').at(-1) ?? period;
  const days: Readonly<Record<string, string>> = { Q1: '03-31', Q2: '06-30', Q3: '09-30', H1: '06-30' };
  return `${Number(last.slice(0, 4)) + 5}-${days[last.slice(4)] ?? '12-31'}`;
}

test('every table has its passport and every passport its table', () => {
  expect(names.length).toBeGreaterThanOrEqual(10);
  const expected = names.flatMap((name) => [`${name}.csv`, `${name}.passport.json`]);
  expect([...files].sort()).toEqual(expected.sort());
});

test('every indicator of a table has a name in both languages', () => {
  const parsed = parseIndicatorNames(JSON.parse(textOf('../indicators.json')));
  const named = parsed.ok ? Object.keys(parsed.value) : [];
  const used = names.flatMap((name) => recordsOf(name).map(({ indicator }) => indicator ?? ''));
  expect(named).toEqual(expect.arrayContaining([...new Set(used)]));
});

describe.each(names)('%s', (name) => {
  const passport = passportOf(name);
  const records = recordsOf(name);

  test('is read by the product, row by row', () => {
    expect(tableOf(name).rows.length).toBe(records.length);
    expect(records.length).toBeGreaterThanOrEqual(1);
    expect(passport.id).toBe(name);
  });

  test('has the agreed columns and no byte order mark', () => {
    expect(textOf(`${name}.csv`).split('\n')[0]).toBe(COLUMNS);
  });

  test('has no empty value, and says of every row what, whom, when and how certain', () => {
    const known = Object.keys(passport.certainty as object);
    for (const record of records) {
      expect(record.value).toMatch(/^\d+(\.\d+)?$/);
      expect(record.indicator).toMatch(SLUG);
      expect(record.group_type).toMatch(SLUG);
      expect(record.group_code).not.toBe('');
      expect(record.group_nl).not.toBe('');
      expect(record.group_en).not.toBe('');
      expect(record.period).toMatch(PERIOD);
      expect(known).toContain(record.certainty);
    }
  });

  test('explains only certainties that occur', () => {
    expect([...new Set(records.map((record) => record.certainty))].sort()).toEqual(
      Object.keys(passport.certainty as object).sort(),
    );
  });

  test('gives one value per indicator, group and period', () => {
    const keys = records.map((record) => [record.indicator, record.group_code, record.period].join('|'));
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('an interval holds its value and is given whole or not at all', () => {
    for (const record of records) {
      expect(record.ci_low === '').toBe(record.ci_high === '');
      if (record.ci_low === '') continue;
      expect(Number(record.ci_low)).toBeLessThan(Number(record.value));
      expect(Number(record.ci_high)).toBeGreaterThan(Number(record.value));
    }
  });

  test('percentages lie between 0 and 100', () => {
    if (passport.unit !== 'percentage') return;
    for (const record of records) expect(Number(record.value)).toBeLessThanOrEqual(100);
  });

  test('each figure expires five years after its period; the table with its last figure', () => {
    const periods = [...new Set(records.map((record) => record.period ?? ''))];
    const expected = Object.fromEntries(periods.map((period) => [period, expiryOf(period)]));
    expect(passport.expiresByPeriod).toEqual(expected);
    expect(passport.expires).toBe(Object.values(expected).sort().at(-1));
  });
});

describe('comparability', () => {
  test('only the registered absence percentage of CBS may be compared', () => {
    expect(names.filter((name) => passportOf(name).comparability === 'identical')).toEqual([
      'cbs-verzuimpercentage',
    ]);
  });

  test('figures of the national employee survey never colour a result', () => {
    for (const name of names.filter((each) => each.startsWith('nea-'))) {
      expect(passportOf(name).comparability, name).toBe('same-construct');
    }
  });

  test('no table gives a mean score that could pass for a norm of our own scales', () => {
    expect(names.filter((name) => passportOf(name).unit === 'mean')).toEqual([]);
  });

  test('nothing from memory is shipped', () => {
    const marks = names.flatMap((name) => recordsOf(name).map((record) => record.certainty));
    expect([...new Set(marks)].sort()).toEqual(['S', 'S/s2', 'X', 's2']);
  });
});

describe('cbs-verzuimpercentage', () => {
  const records = recordsOf('cbs-verzuimpercentage');

  test('gives 33 groups of industries and 3 of size, each in four periods', () => {
    const groups = new Map(records.map((record) => [record.group_code, record.group_type]));
    const types = [...groups.values()];
    expect(types.filter((type) => type === 'size').length).toBe(3);
    expect(types.filter((type) => type !== 'size').length).toBe(33);
    expect(records.length).toBe(36 * 4);
  });

  test('has every whole industry from A to S', () => {
    const letters = records
      .filter((record) => record.group_type === 'sbi' && record.period === '2024')
      .flatMap((record) => record.group_nl?.match(/^([A-S]) /)?.[1] ?? []);
    expect(letters.join('')).toBe('ABCDEFGHIJKLMNOPQRS');
  });
});

/** Read off the source tables by hand: table, indicator, group code, period, value. */
const BY_HAND: readonly (readonly [string, string, string, string, number])[] = [
  ['cbs-verzuimpercentage', 'absence-percentage', 'T001081', '2024', 5.22],
  ['cbs-verzuimpercentage', 'absence-percentage', 'T001081', '2024Q4-2025Q3', 5.38],
  ['cbs-verzuimpercentage', 'absence-percentage', '425300', '2022', 8.95],
  ['cbs-verzuimpercentage', 'absence-percentage', '415300', '2023', 7.38],
  ['cbs-verzuimpercentage', 'absence-percentage', '389100', '2024Q4-2025Q3', 3.22],
  ['cbs-verzuimpercentage', 'absence-percentage', '396300', '2023', 3.22],
  ['cbs-verzuimpercentage', 'absence-percentage', 'WP19078', '2024', 2.45],
  ['cbs-verzuimpercentage', 'absence-percentage', 'WP19098', '2022', 6.28],
  ['nea-verzuim-aandelen', 'absent-at-least-once', '391600', '2023', 56.7],
  ['nea-verzuim-aandelen', 'duration-20-to-210-days', '348000', '2023', 15.3],
  ['nea-verzuim-aandelen', 'work-related-mainly', '383100', '2023', 10],
  ['nea-verzuim-frequentie', 'absence-frequency', '25-35', '2023', 1.6],
  ['nea-verzuim-dagen', 'absence-days', '55-65', '2023', 11.6],
  ['nea-psa', 'work-related-fatigue', 'women', '2022', 21.9],
  ['nea-psa-voor-2022', 'emotionally-demanding-work', 'all', '2020', 12.1],
  ['vernet-zorg-2016-meldingsfrequentie', 'reporting-frequency', 'mental-health-care', '2015Q3-2016Q2', 1.14],
  ['verzuimkosten-per-dag', 'absence-cost-per-day', 'arboned', '2023-2024', 315],
];

test.each(BY_HAND)('%s: %s of %s in %s is %d', (name, indicator, group, period, value) => {
  const found = tableOf(name).rows.filter(
    (row) => row.indicator === indicator && row.groupCode === group && row.period === period,
  );
  expect(found.map((row) => row.value)).toEqual([value]);
});
