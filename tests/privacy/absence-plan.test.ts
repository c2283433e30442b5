import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockOfUnit, type HeadCount, planAbsence } from '../../server/privacy/absence-plan.ts';

const TREE = [
  { id: 'top', parentId: null },
  { id: 'a', parentId: 'top' },
  { id: 'a1', parentId: 'a' },
  { id: 'a2', parentId: 'a' },
  { id: 'b', parentId: 'top' },
];
const count = (unit: string, heads: readonly number[], profile: readonly string[] = []): HeadCount => ({
  unit,
  profile,
  heads,
  now: Math.ceil(heads.at(-1) ?? 0),
});

describe('the plan of absence figures', () => {
  test('counts a unit of nine one level up, and one of ten at itself', () => {
    const plan = planAbsence(TREE, [count('a1', [9, 9]), count('a2', [10, 10]), count('b', [40, 40])], []);
    expect(Object.fromEntries(blockOfUnit(plan.narrow))).toEqual({ a2: 'a2', b: 'b' });
    expect(plan.narrow.unreported).toBe(9);
  });

  test('counts a unit that had nine in one single month one level up', () => {
    const plan = planAbsence(
      TREE,
      [count('a1', [30, 9, 30]), count('a2', [10, 10, 10]), count('top', [5, 5, 5])],
      [],
    );
    expect(Object.fromEntries(blockOfUnit(plan.narrow))).toEqual({ a1: 'top', a2: 'a2', top: 'top' });
  });

  test('wants fifty for durations and months', () => {
    const plan = planAbsence(
      TREE,
      [count('a1', [30]), count('a2', [25]), count('b', [49]), count('top', [1])],
      [],
    );
    expect(Object.fromEntries(blockOfUnit(plan.wide))).toEqual({ a1: 'a', a2: 'a', b: 'top', top: 'top' });
  });

  test('every block holds enough employees in every month, whatever the units look like', () => {
    const heads = fc.array(fc.integer({ min: 0, max: 70 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(heads, { minLength: 5, maxLength: 5 }), (perUnit) => {
        const counts = TREE.map(({ id }, at) => count(id, perUnit[at] ?? [0, 0, 0]));
        const plan = planAbsence(TREE, counts, []);
        for (const [rolled, k] of [
          [plan.narrow, 10],
          [plan.wide, 50],
        ] as const) {
          const home = blockOfUnit(rolled);
          for (const { unit } of rolled.blocks) {
            for (const month of [0, 1, 2]) {
              const inside = counts.filter((each) => home.get(each.unit) === unit);
              expect(inside.reduce((sum, each) => sum + (each.heads[month] ?? 0), 0)).toBeGreaterThanOrEqual(
                k,
              );
            }
          }
        }
      }),
    );
  });
});

describe('categories of employees', () => {
  const cuts = [{ id: 'sex', categories: ['m', 'v'] }];
  const staff = (m: number, v: number) =>
    ['a1', 'a2', 'b'].flatMap((unit) => [count(unit, [m, m], ['m']), count(unit, [v, v], ['v'])]);

  test('are shown for the organisation when they isolate nobody', () => {
    expect(planAbsence(TREE, staff(12, 14), cuts).categories).toEqual([
      { cut: 'sex', groups: [['m'], ['v']] },
    ]);
  });

  test('are not shown when one unit minus the others would leave three people', () => {
    const counts = [
      count('a1', [30, 30], ['m']),
      count('a2', [30, 30], ['v']),
      count('b', [27, 27], ['v']),
      count('b', [3, 3], ['m']),
    ];
    expect(planAbsence(TREE, counts, cuts).categories).toEqual([]);
  });

  test('are not shown when a group was smaller than ten in an earlier month', () => {
    const counts = staff(12, 14).map((each) =>
      each.profile[0] === 'm' ? { ...each, heads: [2, 12] } : each,
    );
    expect(planAbsence(TREE, counts, cuts).categories).toEqual([]);
  });
});
