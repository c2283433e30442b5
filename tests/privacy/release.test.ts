import { describe, expect, it } from 'vitest';
import type { Cell } from '../../server/privacy/cells.ts';
import type { Measure } from '../../server/privacy/measure.ts';
import { release, releaseComments } from '../../server/privacy/release.ts';
import { planComments } from '../../server/privacy/comments.ts';
import type { TreeNode } from '../../server/privacy/types.ts';
import { flat, seeded, shuffled } from './organisations.ts';
import { measureOf, team } from './release-house.ts';

const { tree } = flat(0, 0, 0);
const MIXED = [
  [2, 3],
  [4, 4],
  [1, 5],
  [3, 3],
];
const PEOPLE = [...team('t1', 4, MIXED), ...team('t2', 9, MIXED), ...team('t3', 24, MIXED)];

function cellOf(cells: readonly Cell[], unit: string, kind: Cell['kind'], item?: string): Cell | undefined {
  return cells.find(
    (cell) => cell.unit === unit && cell.kind === kind && (!item || ('item' in cell && cell.item === item)),
  );
}

describe('a release', () => {
  const cells = release(tree, [measureOf({ tree, people: PEOPLE })]);

  it('withholds a unit of four, for the scale and every item', () => {
    expect(cellOf(cells, 't1', 'scale')).toEqual({
      kind: 'scale',
      unit: 't1',
      scale: 'workload',
      withheld: true,
    });
    expect(cellOf(cells, 't1', 'item', 'workload-2')).toMatchObject({ withheld: true });
  });

  it('makes a unit without any answer look the same as a unit of four', () => {
    const without = release(tree, [measureOf({ tree, people: PEOPLE.filter(({ unit }) => unit !== 't1') })]);
    expect(cellOf(without, 't1', 'scale')).toEqual(cellOf(cells, 't1', 'scale'));
  });

  it('has one cell for every unit and scale, and every unit and item', () => {
    expect(
      cells
        .filter(({ kind }) => kind === 'scale')
        .map(({ unit }) => unit)
        .sort(),
    ).toEqual(['root', 't1', 't2', 't3']);
    expect(cells.filter(({ kind }) => kind === 'item')).toHaveLength(8);
  });

  // By hand: t2 holds the scores 37.5, 75, 50, 50 in turn, nine people: 2 x 212.5 + 37.5 = 462.5; mean 51.4 -> 50.
  it('shows a team of nine as a rounded mean with a band, without shares', () => {
    expect(cellOf(cells, 't2', 'scale')).toEqual({
      kind: 'scale',
      withheld: false,
      unit: 't2',
      scale: 'workload',
      n: { from: 5, to: 9 },
      // A team with a block of its own holds all of its people.
      elsewhereAtMost: 0,
      sameAs: null,
      mean: { value: 50, bound: 'about', step: 6.25 },
      sd: null,
      thirds: null,
      distribution: null,
    });
  });

  it('says "fewer than k more, one level up" only where a unit has no block of its own', () => {
    const deep = [...tree, { id: 'd1', parentId: 't3' }, { id: 'd2', parentId: 't3' }];
    const people = [...team('d1', 9, MIXED), ...team('d2', 2, MIXED), ...team('t2', 9, MIXED)];
    const shown = release(deep, [measureOf({ tree: deep, people })]);
    expect(cellOf(shown, 't3', 'scale')).toMatchObject({ sameAs: 'd1', elsewhereAtMost: 4 });
    expect(cellOf(shown, 'd1', 'scale')).toMatchObject({ elsewhereAtMost: 0 });
  });

  it('shows shares, deviation and distribution for a team of twenty-four', () => {
    const cell = cellOf(cells, 't3', 'scale');
    expect(cell).toMatchObject({ n: { from: 20, to: 29 }, mean: { value: 52.5, bound: 'about' } });
    expect(cell).toMatchObject({ sd: { bound: 'about', step: 2.5 }, thirds: [{ bound: 'at-most' }, {}, {}] });
    expect(cell && 'distribution' in cell && cell.distribution).not.toBeNull();
  });

  it('tells no exact number of people anywhere', () => {
    const text = JSON.stringify(cells);
    expect(text).not.toMatch(/counted|answered|"n":\d/);
  });

  it('says that a unit is the same as its only shown child', () => {
    const lone = release(tree, [measureOf({ tree, people: PEOPLE.filter(({ unit }) => unit !== 't3') })]);
    expect(cellOf(lone, 'root', 'scale')).toMatchObject({ withheld: false, sameAs: 't2' });
  });

  it('shows the same units whatever was answered', () => {
    const random = seeded(3);
    const answers = shuffled(
      PEOPLE.map(({ codes }) => codes),
      random,
    );
    const other = PEOPLE.map((person, at) => ({ ...person, codes: answers[at] ?? [] }));
    const extreme = PEOPLE.map((person) => ({ ...person, codes: [5, 5] }));
    const shown = (all: readonly Cell[]): string[] =>
      all.map(({ unit, kind, withheld }) => `${unit} ${kind} ${withheld}`);
    const plain = measureOf({ tree, people: PEOPLE });
    for (const people of [other, extreme]) {
      expect(measureOf({ tree, people }).plan).toEqual(plain.plan);
      expect(shown(release(tree, [measureOf({ tree, people })]))).toEqual(shown(cells));
    }
  });

  it('withholds an item that some of the counted people were not asked', () => {
    const people = PEOPLE.map((person, at) => (at === 5 ? { ...person, codes: [3, 0] } : person));
    const partly = release(tree, [measureOf({ tree, people, report: 'items' })]);
    expect(cellOf(partly, 't2', 'item', 'workload-2')).toMatchObject({ withheld: true });
    expect(cellOf(partly, 't2', 'item', 'workload-1')).toMatchObject({ withheld: false });
    expect(cellOf(partly, 't3', 'item', 'workload-2')).toMatchObject({ withheld: false });
  });
});

describe('a release is refused', () => {
  const good = measureOf({ tree, people: PEOPLE });
  const refuses = (change: Partial<Measure>, reason: string): void => {
    expect(() => release(tree, [{ ...good, ...change }])).toThrow(reason);
  };

  it('below the floor of five', () => {
    expect(() => release(tree, [measureOf({ tree, people: PEOPLE, k: 4 })])).toThrow('below the floor');
    refuses({ plan: { ...good.plan, k: Number.NaN } }, 'below the floor');
  });

  it('with a block of fewer than k', () => {
    refuses({ plan: { ...good.plan, k: 10 } }, 'fewer than 10 people');
  });

  it('with a set that is no union of whole blocks', () => {
    const [root, ...others] = good.plan.published;
    if (!root) throw new Error('The example publishes nothing');
    const without = { ...root, blocks: root.blocks.slice(1) };
    refuses(
      { plan: { ...good.plan, published: [without, ...others] } },
      'something else than its whole blocks',
    );
    const invented = { ...root, blocks: [...root.blocks, 'block:none'] };
    refuses(
      { plan: { ...good.plan, published: [invented, ...others] } },
      'something else than its whole blocks',
    );
  });

  it('with someone in two blocks', () => {
    const [first, second, ...others] = good.plan.blocks;
    if (!first || !second) throw new Error('The example has too few blocks');
    const double = { ...second, parts: first.parts, n: first.n };
    refuses({ plan: { ...good.plan, blocks: [first, double, ...others] } }, 'two blocks');
  });

  it('with sums of other people than the plan counted', () => {
    refuses({ sums: new Map() }, 'has no sums');
    const more = new Map(good.sums);
    const own = more.get('block:t2');
    if (!own) throw new Error('The example has no block of t2');
    more.set('block:t2', {
      ...own,
      itemHistograms: own.itemHistograms.map((codes) => [1, ...codes.slice(1)]),
    });
    refuses({ sums: more }, 'sums other people');
  });

  it('with one item in two measures', () => {
    expect(() => release(tree, [good, { ...good, scale: 'other' }])).toThrow(
      'Two measures publish item workload-1',
    );
  });

  it('with cut tables that nothing proves', () => {
    const table = {
      unit: 'root',
      cut: 'age',
      groups: [['young'], ['old']],
      blocks: good.plan.published[0]?.blocks ?? [],
    };
    refuses({ plan: { ...good.plan, cutTables: [table] } }, 'no valid certificate');
  });
});

describe('cut cells', () => {
  const cuts = [{ id: 'age', categories: ['young', 'old'] }];
  const people = [
    ...team('t2', 12, MIXED, ['young']),
    ...team('t2', 10, MIXED, ['old']),
    ...team('t2', 2, MIXED, ['']),
  ];
  const measure = measureOf({ tree, people, cuts });

  it('show the whole table', () => {
    const cells = release(tree, [measure]).filter(({ kind, unit }) => kind === 'cut' && unit === 't2');
    expect(cells.map((cell) => (cell.kind === 'cut' ? [cell.category, cell.n.from] : []))).toEqual([
      ['young+', 10],
      ['old', 10],
    ]);
  });

  it('are refused when the sums are of other people than the plan counted', () => {
    const short = measure.cuts?.map((sums) => ({ ...sums, scoreHistograms: new Map() }));
    expect(() => release(tree, [{ ...measure, cuts: short ?? [] }])).toThrow('other people than the plan');
    expect(() => release(tree, [{ ...measure, cuts: [] }])).toThrow('no sums for group 0');
  });
});

describe('prevalence', () => {
  const deep: TreeNode[] = [...tree, { id: 'deep', parentId: 't3' }];
  const cellsFor = (n: number, yes: number): readonly Cell[] => {
    const people = [...team('deep', yes, [[2]]), ...team('deep', n - yes, [[1]])];
    return release(deep, [measureOf({ tree: deep, people, k: 10, report: 'prevalence', scale: 'bullying' })]);
  };

  it('is never shown for a team', () => {
    expect(cellOf(cellsFor(40, 8), 'deep', 'prevalence')).toMatchObject({ withheld: true });
    expect(cellOf(cellsFor(40, 8), 't3', 'prevalence')).toMatchObject({
      share: { value: 20, bound: 'about' },
    });
  });

  it('is shown from fifteen people on', () => {
    expect(cellOf(cellsFor(14, 5), 't3', 'prevalence')).toMatchObject({ withheld: true });
    expect(cellOf(cellsFor(15, 5), 't3', 'prevalence')).toMatchObject({ withheld: false });
  });

  it('does not tell nobody, one and two apart', () => {
    expect(cellsFor(20, 1)).toEqual(cellsFor(20, 0));
    expect(cellsFor(20, 2)).toEqual(cellsFor(20, 0));
    expect(cellsFor(20, 3)).not.toEqual(cellsFor(20, 0));
  });
});

describe('comments', () => {
  const { plan: planned, blockOf } = planComments(tree, [
    { unit: 't1', n: 4 },
    { unit: 't2', n: 9 },
    { unit: 't3', n: 12 },
  ]);
  const blocks = planned.blocks.flatMap(({ id, n }) =>
    Array.from({ length: n }, (_, at) => ({ block: id, text: `${id} ${at}` })),
  );
  const question = { question: 'improve', plan: planned, comments: blocks };

  it('are shown in groups of ten commenters, in one order', () => {
    const cells = releaseComments(tree, question, seeded(1));
    const lists = new Map(cells.map((cell) => [cell.unit, cell.withheld ? null : cell.comments]));
    expect(lists.get('t2')).toBeNull();
    expect(lists.get('t3')).toHaveLength(12);
    expect(lists.get('root')).toHaveLength(25);
    expect(lists.get('root')?.filter((text) => text.startsWith('block:t3'))).toEqual(lists.get('t3'));
    expect(lists.get('t3')).not.toEqual(
      blocks.filter(({ block }) => block === 'block:t3').map(({ text }) => text),
    );
  });

  it('stand in the lowest block of ten; fewer than ten in all stand in none', () => {
    expect(Object.fromEntries(blockOf)).toEqual({ t1: 'block:root', t2: 'block:root', t3: 'block:t3' });
    expect(planComments(tree, [{ unit: 't2', n: 9 }])).toEqual({
      plan: { k: 10, blocks: [], published: [] },
      blockOf: new Map(),
    });
  });

  it('that are not to be read are left out of every list, and their writers still count', () => {
    const comments = blocks.map((comment, at) => (at < 20 ? { ...comment, text: null } : comment));
    const cells = releaseComments(tree, { ...question, comments }, seeded(1));
    const root = cells.find(({ unit }) => unit === 'root');
    expect(root?.withheld ? [] : root?.comments).toHaveLength(5);
    expect(JSON.stringify(cells)).not.toContain('null');
  });

  it('are refused when there are more or fewer than commenters', () => {
    const one = { ...question, comments: blocks.slice(1) };
    expect(() => releaseComments(tree, one, seeded(1))).toThrow('comments from');
    const lowered = { ...question, plan: { ...planned, k: 5 } };
    expect(() => releaseComments(tree, lowered, seeded(1))).toThrow('fewer than 10 people');
  });
});
