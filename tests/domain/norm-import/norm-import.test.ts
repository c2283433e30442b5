import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCbsTable } from '../../../server/domain/norm-import/cbs-table.ts';
import { expiresOn, lastExpiry } from '../../../server/domain/norm-import/expiry.ts';
import { readLicenceTable } from '../../../server/domain/norm-import/licence-table.ts';
import { useNorm } from '../../../server/domain/norm-import/use-norm.ts';
import type { NormTable } from '../../../server/domain/questionnaire/norms.ts';

const textOf = (name: string) =>
  readFileSync(join(import.meta.dirname, '..', '..', 'files', 'norms', name), 'utf8');
const all = { nl: 'Alle bedrijfstakken', en: 'All industries' };
const groups = new Map([['T001081', all]]);
const map = {
  groupColumn: 'BedrijfskenmerkenSBI2008',
  periodColumn: 'Perioden',
  values: [{ column: 'Ziekteverzuimpercentage_1', indicator: 'absence-percentage' }],
  groupType: 'industry',
};

describe('an export of CBS', () => {
  test('gives a row per group and period, and refuses the rest by row with its reason', () => {
    const read = readCbsTable(textOf('80072ned-sample.csv'), map, groups);
    if (!read.ok) throw new Error(read.reason);
    expect(read.rows.map((row) => [row.period, row.value])).toEqual([
      ['2024Q4', 5.4],
      ['2025Q1', 5.8],
      ['2025Q2', 5.2],
      ['2025Q3', 5.1],
    ]);
    expect(read.rows[0]).toMatchObject({ groupCode: 'T001081', groupName: all, sd: null, n: null });
    expect(read.refused).toEqual([
      { row: 6, reason: 'no-value', about: '.' },
      { row: 7, reason: 'unknown-group', about: '999999' },
      { row: 8, reason: 'unknown-period', about: '2025XX01' },
    ]);
  });

  test('is read as JSON of the open-data address as well', () => {
    const value = [
      { ID: 0, BedrijfskenmerkenSBI2008: 'T001081   ', Perioden: '2024JJ00', Ziekteverzuimpercentage_1: 5.2 },
    ];
    const read = readCbsTable(JSON.stringify({ value }), map, groups);
    expect(read.ok && read.rows.map((row) => [row.period, row.value])).toEqual([['2024', 5.2]]);
  });

  test('saved from the screen it names quarters in words, in Dutch and in English', () => {
    const quarters = ['2025 4e kwartaal', '2026 1st quarter', '2026 2e kwartaal*', '2026 5e kwartaal'];
    const lines = quarters.map((quarter) => `T001081;${quarter};5,1`);
    const text = ['BedrijfskenmerkenSBI2008;Perioden;Ziekteverzuimpercentage_1', ...lines].join('\n');
    const read = readCbsTable(text, map, groups);
    expect(read.ok && read.rows.map(({ period, value }) => [period, value])).toEqual([
      ['2025Q4', 5.1],
      ['2026Q1', 5.1],
      ['2026Q2', 5.1],
    ]);
    expect(read.ok && read.refused).toEqual([
      { row: 5, reason: 'unknown-period', about: '2026 5e kwartaal' },
    ]);
  });

  test('with figures that are too high to be what they are called refuses those', () => {
    const text = 'BedrijfskenmerkenSBI2008;Perioden;Ziekteverzuimpercentage_1\nT001081;2025KW04;62';
    expect(readCbsTable(text, { ...map, highest: 30 }, groups)).toEqual({
      ok: false,
      reason: 'no-rows',
      about: '62',
    });
  });

  test('without a named column it is refused as a whole', () => {
    const other = { ...map, periodColumn: 'Jaar' };
    expect(readCbsTable(textOf('80072ned-sample.csv'), other, groups)).toEqual({
      ok: false,
      reason: 'column-missing',
      about: 'Jaar',
    });
    expect(readCbsTable('{"no":"table"}', map, groups)).toMatchObject({ ok: false, reason: 'not-a-table' });
    expect(readCbsTable('', map, groups)).toMatchObject({ ok: false });
  });
});

describe('a table of a licence holder', () => {
  const indicators = new Set(['work-pressure', 'autonomy', 'engagement']);

  test('gives mean, spread, number and percentiles per group', () => {
    const read = readLicenceTable(textOf('licence-holder.csv'), { unit: 'mean', indicators });
    if (!read.ok) throw new Error(read.reason);
    expect(read.rows).toHaveLength(3);
    expect(read.rows[0]).toMatchObject({
      value: 48.5,
      sd: 18.2,
      n: 1450,
      percentiles: { 25: 35, 50: 50, 75: 60 },
    });
    expect(read.refused).toEqual([
      { row: 5, reason: 'unknown-indicator', about: 'no-such-scale' },
      { row: 6, reason: 'mean-without-spread', about: 'engagement' },
    ]);
  });

  test('does not mix: means read as percentages are refused, row by row', () => {
    const read = readLicenceTable(textOf('licence-holder.csv'), { unit: 'percentage', indicators });
    if (!read.ok) throw new Error(read.reason);
    // The one row without a spread could be a percentage; the means are not.
    expect(read.rows.map((row) => row.indicator)).toEqual(['engagement']);
    expect(read.refused.filter(({ reason }) => reason === 'mean-among-percentages')).toHaveLength(3);
  });
});

describe('the day on which a norm expires', () => {
  test.each([
    ['2024', '2029-12-31'],
    ['2024H1', '2029-06-30'],
    ['2025Q3', '2030-09-30'],
    ['2024-02', '2029-02-28'],
    ['2024Q4-2025Q3', '2030-09-30'],
    ['soon', null],
  ])('%s: %s', (period, day) => expect(expiresOn(period)).toBe(day));

  test('of a table is that of its last period', () => {
    expect(lastExpiry(['2022', '2024Q4-2025Q3', '2023'])).toBe('2030-09-30');
    expect(lastExpiry([])).toBeNull();
  });
});

describe('the use of a norm', () => {
  const row = {
    indicator: 'work-pressure',
    groupType: 'sector',
    groupCode: 'care',
    groupName: all,
    period: '2023',
    value: 48.5,
    sd: 18.2,
    n: 1450,
    certainty: 'S',
  };
  const table = (passport: object, change: object = {}): NormTable => ({
    passport: { unit: 'mean', comparability: 'identical', expires: '2028-12-31', ...passport } as never,
    rows: [
      { ...row, period: '2019', value: 40 },
      { ...row, ...change },
    ],
  });
  const question = {
    indicator: 'work-pressure',
    unit: 'mean' as const,
    groupCode: 'care',
    items: 'x',
    today: '2026-11-25',
  };
  const reason = (norm: NormTable, change: object = {}) => {
    const verdict = useNorm(norm, { ...question, ...change });
    return verdict.ok ? verdict.row.value : verdict.reason;
  };

  test('takes the newest row of the group', () => expect(reason(table({}))).toBe(48.5));

  test('refuses with the reason', () => {
    expect(reason(table({ unit: 'percentage' }))).toBe('other-unit');
    expect(reason(table({}), { groupCode: 'industry' })).toBe('unknown-group');
    expect(reason(table({}), { indicator: 'autonomy' })).toBe('unknown-indicator');
    expect(reason(table({}), { today: '2029-01-01' })).toBe('expired');
    expect(reason(table({}, { items: 'y' }))).toBe('other-items');
    expect(reason(table({}, { items: 'x' }))).toBe(48.5);
    expect(reason(table({ comparability: 'same-construct' }))).toBe('context-only');
    expect(reason(table({ comparability: 'internal' }))).toBe(48.5);
  });
});
