import { describe, expect, test } from 'vitest';
import { monthsFrom } from '../../server/domain/absence/months.ts';
import { monthsOfLag, relationsOf } from '../../server/features/absence/relation.ts';
import type { AbsenceCells, KeptTotal } from '../../server/privacy/absence-cells.ts';

const MONTHS = monthsFrom('2025-01', '2025-12');
const scale = (id: string) => ({ id, title: { nl: id, en: id }, higherIs: 'unfavourable' }) as never;

/** Units of twenty people whose reports grow with their score, by so many a year. */
function relations(units: number, reportsPerUnit: (unit: number) => number, scales = ['pressure']) {
  const ids = Array.from({ length: units }, (_, at) => `unit-${String(at).padStart(2, '0')}`);
  const months = (id: string, at: number) =>
    MONTHS.map((month, index): KeptTotal => ({
      dimension: 'narrow',
      key: id,
      month,
      heads: 20,
      headDays: 20 * (365 / 12),
      employmentDays: 500,
      sickDays: 10 + at,
      reports: index === 0 ? reportsPerUnit(at) : 0,
      ended: null,
      endedDays: null,
      year: null,
    }));
  const cells: AbsenceCells = {
    narrow: new Map(ids.map((id, at) => [id, months(id, at)])),
    wide: new Map(),
    apart: ids,
    categories: [],
  };
  return relationsOf({
    scales: scales.map(scale),
    cells,
    names: new Map(ids.map((id) => [id, id])),
    scores: new Map(ids.map((id, at) => [id, new Map(scales.map((each) => [each, 40 + 2 * at]))])),
    first: '2025-01',
    last: '2025-12',
    outcome: 'frequency',
  });
}

describe('the relation of scores with absence', () => {
  test('shows no points of seven units, points of eight, a coefficient of ten, an estimate of twenty', () => {
    const shown = [7, 8, 9, 10, 19, 20].map((units) => {
      const [relation] = relations(units, (at) => 10 + at + (at % 3));
      return [relation?.points.length, relation?.correlation !== null, relation?.model !== null];
    });
    expect(shown).toEqual([
      [0, false, false],
      [8, false, false],
      [9, false, false],
      [10, true, false],
      [19, true, false],
      [20, true, true],
    ]);
  });

  test('finds ranks that agree wholly, and ten points more that double the reports', () => {
    // 2 points a unit: ten points are five units, over which the reports double.
    const [relation] = relations(20, (at) => Math.round(40 * 2 ** (at / 5)));
    expect(relation?.correlation?.rho).toBeCloseTo(1);
    expect(relation?.correlation).toMatchObject({ survives: true, p: 1 / 10_000 });
    expect(relation?.model?.ratio).toBeCloseTo(2, 1);
  });

  test('says of chance that it is chance, and gives the same answer twice', () => {
    const scattered = (at: number) => 10 + ((at * 7) % 11);
    const [first] = relations(12, scattered);
    expect(first?.correlation?.survives).toBe(false);
    expect(relations(12, scattered)).toEqual(relations(12, scattered));
  });
});

test('the months after, around and before a campaign that closed in November 2025', () => {
  expect(monthsOfLag('2025-11', 'after')).toEqual({ first: '2025-12', last: '2026-11' });
  expect(monthsOfLag('2025-11', 'around')).toEqual({ first: '2025-06', last: '2026-05' });
  expect(monthsOfLag('2025-11', 'before')).toEqual({ first: '2024-12', last: '2025-11' });
});
