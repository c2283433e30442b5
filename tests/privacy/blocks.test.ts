import { describe, expect, it } from 'vitest';
import { rollUp } from '../../server/privacy/blocks.ts';
import { readTree } from '../../server/privacy/tree.ts';
import type { TreeNode } from '../../server/privacy/types.ts';
import { flat } from './organisations.ts';

function unitsOf(published: readonly { readonly unit: string }[]): string[] {
  return published.map(({ unit }) => unit);
}

describe('blocks with roll-up', () => {
  it('withholds a unit of four and counts its people one level up', () => {
    const { tree, counts } = flat(4, 9, 3);
    const { blocks, published, unreported } = rollUp(readTree(tree), counts, 5);
    expect(unitsOf(published)).toEqual(['root', 't2']);
    expect(blocks.map(({ id, n }) => [id, n])).toEqual([
      ['block:root', 7],
      ['block:t2', 9],
    ]);
    expect(published[0]).toMatchObject({
      blocks: ['block:root', 'block:t2'],
      counted: 16,
      answered: 16,
      sameAs: null,
    });
    expect(unreported).toBe(0);
  });

  it('publishes a unit of five', () => {
    const { tree, counts } = flat(5);
    expect(unitsOf(rollUp(readTree(tree), counts, 5).published)).toEqual(['root', 't1']);
  });

  it('keeps a remainder of fewer than k at the top out of every figure', () => {
    const { tree, counts } = flat(4, 9);
    const { blocks, published, unreported } = rollUp(readTree(tree), counts, 5);
    expect(blocks.map(({ id }) => id)).toEqual(['block:t2']);
    expect(published.find(({ unit }) => unit === 'root')).toMatchObject({
      counted: 9,
      answered: 13,
      sameAs: 't2',
    });
    expect(unreported).toBe(4);
  });

  it('carries a remainder up until it is large enough', () => {
    const tree: TreeNode[] = [
      { id: 'top', parentId: null },
      { id: 'north', parentId: 'top' },
      { id: 'a', parentId: 'north' },
      { id: 'b', parentId: 'north' },
      { id: 'south', parentId: 'top' },
    ];
    const counts = [
      { unit: 'a', profile: [], n: 2 },
      { unit: 'b', profile: [], n: 6 },
      { unit: 'north', profile: [], n: 1 },
      { unit: 'south', profile: [], n: 4 },
    ];
    const { blocks, published } = rollUp(readTree(tree), counts, 5);
    expect(blocks.find(({ unit }) => unit === 'top')).toMatchObject({ n: 7 });
    expect(blocks.find(({ unit }) => unit === 'top')?.parts.map(({ unit }) => unit)).toEqual([
      'a',
      'north',
      'south',
    ]);
    expect(published.find(({ unit }) => unit === 'north')).toMatchObject({
      counted: 6,
      answered: 9,
      sameAs: 'b',
    });
    expect(unitsOf(published)).not.toContain('south');
  });

  it('publishes nothing when nobody answered', () => {
    expect(rollUp(readTree(flat(0, 0).tree), [], 5)).toEqual({ blocks: [], published: [], unreported: 0 });
  });

  it('adds up people who were counted in pieces', () => {
    const { tree } = flat(0);
    const pieces = [2, 3].map((n) => ({ unit: 't1', profile: ['x'], n }));
    expect(rollUp(readTree(tree), pieces, 5).blocks[0]?.parts).toEqual([
      { unit: 't1', profile: ['x'], n: 5 },
    ]);
  });

  it('refuses counts that cannot be', () => {
    const tree = readTree(flat(0).tree);
    expect(() => rollUp(tree, [{ unit: 'elsewhere', profile: [], n: 5 }], 5)).toThrow('unknown unit');
    expect(() => rollUp(tree, [{ unit: 't1', profile: [], n: -1 }], 5)).toThrow('counts -1 people');
    expect(() => rollUp(tree, [{ unit: 't1', profile: [], n: 5.5 }], 5)).toThrow('counts 5.5 people');
    expect(() => rollUp(tree, [], 0)).toThrow('whole number');
  });

  it('refuses a tree that is none', () => {
    expect(() => readTree([])).toThrow('one root');
    expect(() => readTree([node('a', null), node('b', null)])).toThrow('one root');
    expect(() => readTree([node('a', null), node('a', null)])).toThrow('twice');
    expect(() => readTree([node('a', null), node('b', 'c')])).toThrow('unknown parent');
    expect(() => readTree([node('a', null), node('b', 'c'), node('c', 'b')])).toThrow('cycle');
  });
});

function node(id: string, parentId: string | null): TreeNode {
  return { id, parentId };
}
