import { describe, expect, it } from 'vitest';
import { rngFromSeed } from '../../server/domain/statistics/rng.ts';
import { HELD_STEP, type ResponseCell, responseCells } from '../../server/privacy/response.ts';
import type { TreeNode } from '../../server/privacy/types.ts';

const cellOf = (cells: readonly ResponseCell[], unit: string) => cells.find((cell) => cell.unit === unit);
const TREE: TreeNode[] = [
  { id: 'top', parentId: null },
  { id: 'a', parentId: 'top' },
  { id: 'b', parentId: 'top' },
];
const counts = (a: number, b: number, invited = 20) => [
  { unit: 'a', invited, received: a },
  { unit: 'b', invited, received: b },
];

describe('the response', () => {
  it('is told per unit in steps of five per cent, under 25 and from 90 as a bound', () => {
    const told = (received: number) => cellOf(responseCells(TREE, counts(received, 0), new Map()).cells, 'a');
    expect(told(4)).toMatchObject({ percent: 25, bound: 'below' });
    expect(told(5)).toMatchObject({ percent: 25, bound: 'from' });
    expect(told(13)).toMatchObject({ percent: 65, bound: 'from' });
    expect(told(18)).toMatchObject({ percent: 90, bound: 'at-least' });
    expect(told(20)).toEqual(told(18));
  });

  it('is withheld for fewer than ten invited people, who count one level up', () => {
    const { cells } = responseCells(
      TREE,
      [
        { unit: 'a', invited: 9, received: 9 },
        { unit: 'b', invited: 20, received: 10 },
        { unit: 'top', invited: 3, received: 3 },
      ],
      new Map(),
    );
    expect(cellOf(cells, 'a')).toEqual({ kind: 'response', withheld: true, unit: 'a' });
    expect(cellOf(cells, 'top')).toMatchObject({ withheld: false });
  });

  it('stands still until five more people have answered', () => {
    const first = responseCells(TREE, counts(8, 0), new Map());
    const second = responseCells(TREE, counts(12, 0), first.held);
    const third = responseCells(TREE, counts(13, 0), second.held);
    expect(cellOf(first.cells, 'a')).toMatchObject({ percent: 40 });
    expect(second.cells).toEqual(first.cells);
    expect(cellOf(third.cells, 'a')).toMatchObject({ percent: 65 });
  });

  it('never lets a single person above a team be worked out', () => {
    const alone = (received: number) => {
      const all = [
        { unit: 'top', invited: 1, received },
        { unit: 'a', invited: 11, received: 6 },
      ];
      return responseCells(TREE, all, new Map()).cells;
    };
    expect(alone(1)).toEqual(alone(0));
  });

  it('counts more ballots than people as everyone', () => {
    expect(cellOf(responseCells(TREE, counts(23, 20), new Map()).cells, 'a')).toMatchObject({ percent: 90 });
  });
});

/** Two or three teams below one top, some people directly at the top. Small, so that an attacker can try everything. */
interface History {
  readonly tree: readonly TreeNode[];
  readonly invited: readonly { unit: string; invited: number }[];
  /** Per night and unit the ballots so far. */
  readonly nights: readonly (readonly number[])[];
}

function drawHistory(seed: number): History {
  const rng = rngFromSeed(seed);
  const upTo = (n: number) => Math.floor(rng() * (n + 1));
  const teams = 2 + upTo(1);
  const tree: TreeNode[] = [{ id: 'top', parentId: null }];
  for (let team = 0; team < teams; team += 1) tree.push({ id: `t${team}`, parentId: 'top' });
  const invited = tree.map(({ id }) => ({ unit: id, invited: id === 'top' ? upTo(12) : 5 + upTo(12) }));
  // Now and then everybody of a team answers, or nobody does: the cases in which a figure could prove something.
  const ends = invited.map(({ invited: n }) => (rng() < 0.25 ? n : rng() < 0.2 ? 0 : upTo(n)));
  const nights: number[][] = [];
  let now = ends.map(() => 0);
  for (let night = 0; night < 6; night += 1) {
    now = now.map((count, unit) =>
      night === 5 ? (ends[unit] ?? 0) : count + upTo((ends[unit] ?? 0) - count),
    );
    nights.push(now);
  }
  return { tree, invited, nights };
}

type Publisher = typeof responseCells;
const countsOf = ({ invited }: History, received: readonly number[]) =>
  invited.map((each, unit) => ({ ...each, received: received[unit] ?? 0 }));

/** Everything that was told, night after night. */
function publish(history: History, publisher: Publisher): ReturnType<Publisher>[] {
  let held: Parameters<Publisher>[2] = new Map();
  return history.nights.map((received) => {
    const told = publisher(history.tree, countsOf(history, received), held);
    ({ held } = told);
    return told;
  });
}

/**
 * The attacker knows the rule, the tree and who was invited, and asks of every block: is there a world that fits all
 * figures of the night in which somebody in it has not answered? If not, the figures prove of everybody in it that they
 * took part. (That nobody answered is never proved: up to four more may have since a number last moved.) The world one
 * step aside is tried first, then every world there is.
 */
function provedBlocks(
  history: History,
  { cells, held }: ReturnType<Publisher>,
  publisher: Publisher,
): readonly string[] {
  const told = JSON.stringify(cells);
  const nobody = countsOf(
    history,
    history.invited.map(() => 0),
  );
  const fits = (world: ReadonlyMap<string, number>) =>
    JSON.stringify(publisher(history.tree, nobody, world).cells) === told;
  const sizes = blockSizes(history);
  return [...sizes].flatMap(([block, n]) => {
    const number = held.get(block) ?? 0;
    if (number < n || fits(new Map([...held, [block, n - 1]]))) return [];
    const worlds = everyWorld([...sizes].map(([name, size]) => [name, name === block ? size - 1 : size]));
    for (const world of worlds) if (fits(world)) return [];
    return [block];
  });
}

function* everyWorld(sizes: readonly (readonly [string, number])[]): Generator<ReadonlyMap<string, number>> {
  const [first, ...rest] = sizes;
  if (!first) return yield new Map();
  for (let number = 0; number <= first[1]; number += 1) {
    for (const world of everyWorld(rest)) yield new Map([...world, [first[0], number]]);
  }
}

/** People per block: a block of ten or more at its unit; smaller ones join the top. */
function blockSizes({ invited }: History): Map<string, number> {
  const sizes = new Map<string, number>();
  let rest = 0;
  for (const { unit, invited: n } of invited) {
    if (unit !== 'top' && n >= 10) sizes.set(`block:${unit}`, n);
    else rest += n;
  }
  if (rest >= 10) sizes.set('block:top', rest);
  return sizes;
}

/** The plain rule: adds up the numbers themselves. A parent minus its other children then gives a block away. */
const plainRule: Publisher = (tree, all, before) => {
  const { held } = responseCells(tree, all, before);
  const sums = new Map(all.map(({ unit, invited }) => [unit, invited]));
  const numbers = all.every(({ received }) => received === 0) ? before : held;
  const size = (block: string) =>
    block === 'block:top' && !all.some(({ unit }) => unit === 'top') ? 0 : (sums.get(block.slice(6)) ?? 0);
  const code = (received: number, n: number) =>
    100 * received >= 90 * n
      ? { percent: 90, bound: 'at-least' as const }
      : { percent: Math.floor((20 * received) / n) * 5, bound: 'from' as const };
  const blocks = [...held.keys()];
  const total = blocks.reduce((sum, block) => sum + size(block), 0);
  const received = blocks.reduce((sum, block) => sum + (numbers.get(block) ?? 0), 0);
  const cells = tree.map(({ id: unit }): ResponseCell => {
    const own = `block:${unit}`;
    if (unit === 'top' && total > 0)
      return { kind: 'response', withheld: false, unit, ...code(received, total) };
    if (!held.has(own)) return { kind: 'response', withheld: true, unit };
    return { kind: 'response', withheld: false, unit, ...code(numbers.get(own) ?? 0, size(own)) };
  });
  return { cells, held: numbers };
};

describe('ten thousand random histories', () => {
  const HISTORIES = 10_000;

  it('never move for fewer than five people, and never back', () => {
    for (let seed = 1; seed <= HISTORIES; seed += 1) {
      let [held, last]: [ReadonlyMap<string, number>, string] = [new Map(), ''];
      for (const told of publish(drawHistory(seed), responseCells)) {
        const steps = [...told.held].map(([block, number]) => number - (held.get(block) ?? 0));
        if (steps.some((step) => step !== 0 && step < HELD_STEP))
          throw new Error(`History ${seed}: a step too small`);
        const text = JSON.stringify(told.cells);
        if (last !== '' && text !== last && steps.every((step) => step === 0))
          throw new Error(`History ${seed}: figures moved by themselves`);
        [held, last] = [told.held, text];
      }
    }
  });

  it('prove on no night of anybody that they took part', () => {
    for (let seed = 1; seed <= HISTORIES; seed += 1) {
      const history = drawHistory(seed);
      for (const told of publish(history, responseCells)) {
        if (provedBlocks(history, told, responseCells).length > 0)
          throw new Error(`History ${seed} proves who took part`);
      }
    }
  });

  it('do prove it under the plain rule, so the attacker is not blind', () => {
    const seeds = Array.from({ length: 60 }, (_, index) => index + 1);
    const proving = seeds.filter((seed) => {
      const history = drawHistory(seed);
      const last = publish(history, plainRule).at(-1);
      return last && provedBlocks(history, last, plainRule).length > 0;
    });
    expect(proving.length).toBeGreaterThan(0);
  });
});
