import { expect, test } from 'vitest';
import type { Definition } from '../../server/domain/questionnaire/definition.ts';
import type { NormTable } from '../../server/domain/questionnaire/norms.ts';
import { normToShow } from '../../server/published/outside-norm.ts';
import { fittingGroup, type ListedNorm, normPerScale } from '../../server/published/outside-norms.ts';

const words = (text: string) => ({ nl: text, en: text });
const table = (
  title: string,
  passport: { comparability: string; expires?: string },
  rows: readonly (readonly [indicator: string, group: string, value: number])[],
) =>
  ({
    passport: { title: words(title), unit: 'mean', expires: '2031-12-31', ...passport },
    rows: rows.map(([indicator, groupCode, value]) => ({
      ...{ indicator, groupType: 'g', groupCode, groupName: words(groupCode), period: '2026', value },
      ...{ sd: 20, n: 500, certainty: 'S' },
    })),
  }) as unknown as NormTable;
const definition = {
  answerSets: {},
  scales: ['pressure', 'autonomy'].map((id) => ({ id, items: [] })),
} as unknown as Definition;
const asked = { definition, groups: { sector: 'Q', sizeClass: 'L' }, today: '2026-11-25' };

test('the group is the sector, then the size, then the first that the table names', () => {
  const groups = { sector: 'Q', sizeClass: 'L' };
  const of = (...codes: string[]) =>
    table(
      't',
      { comparability: 'identical' },
      codes.map((code) => ['pressure', code, 1] as const),
    );
  expect(fittingGroup(of('all', 'L', 'Q'), groups)).toBe('Q');
  expect(fittingGroup(of('all', 'L'), groups)).toBe('L');
  expect(fittingGroup(of('all', 'X'), groups)).toBe('all');
});

test('a norm that may be compared with comes before one that may only be mentioned', () => {
  const mentioned = table('mentioned', { comparability: 'same-construct' }, [
    ['pressure', 'all', 40],
    ['autonomy', 'all', 60],
  ]);
  const compared = table('compared', { comparability: 'internal' }, [['pressure', 'all', 45]]);
  const found = normPerScale([mentioned, compared], asked);
  expect([found.get('pressure')?.value, found.get('autonomy')?.value]).toEqual([45, 60]);
  expect(found.get('autonomy')?.comparability).toBe('same-construct');
});

test('a norm that is older than five years is none', () => {
  const old = table('old', { comparability: 'identical' }, [['pressure', 'all', 40]]);
  expect(normPerScale([old], { ...asked, today: '2032-01-01' }).size).toBe(0);
});

test('the norm that is asked for is shown, otherwise the one chosen before the launch, otherwise the first', () => {
  const tables = ['one', 'two', 'three'].map((id) => ({ id }) as ListedNorm);
  const shown = (asked: string | undefined, atLaunch: string | null) =>
    normToShow(tables, { asked, atLaunch })?.id ?? null;
  expect(shown(undefined, null)).toBe('one');
  expect(shown(undefined, 'two')).toBe('two');
  expect(shown('three', 'two')).toBe('three');
  expect(shown('gone', 'two')).toBe('two');
  expect(shown(undefined, 'gone')).toBe('one');
  expect(shown(undefined, 'none')).toBeNull();
  expect(shown('none', 'two')).toBeNull();
  expect(shown('one', 'none')).toBe('one');
});
