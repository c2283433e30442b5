import type { Grouping } from './coarsening.ts';
import { Span } from './span.ts';
import type { Block, LeafCount } from './types.ts';

/** People of one block who fall in the same group of every cut: for the cut tables they are interchangeable. */
export interface Kind {
  readonly block: BlockKinds;
  /** Index of the group, per cut. */
  readonly groups: readonly number[];
  /** One-hot: position `offset(cut) + group` is 1. */
  readonly dummies: Int8Array;
  readonly n: number;
  readonly parts: readonly LeafCount[];
}

export interface BlockKinds {
  readonly block: Block;
  /** In the order of their groups, whatever the units inside the block are called. */
  readonly kinds: readonly Kind[];
  /** Its place among all blocks by who is in it. */
  readonly rank: number;
}

/** Describes blocks by the groups of the cuts. Built once per grouping; a region is a list of these. */
export function blockKinds(blocks: readonly Block[], groupings: readonly Grouping[]): BlockKinds[] {
  const groupOf = groupings.map(
    ({ groups }) => new Map(groups.flatMap((group, g) => group.map((category) => [category, g] as const))),
  );
  const offsets = groupings.map((_, c) =>
    groupings.slice(0, c).reduce((d, each) => d + each.groups.length, 0),
  );
  const length = groupings.reduce((d, each) => d + each.groups.length, 0);

  const all = blocks.map((block) => {
    const found = new Map<string, { groups: number[]; parts: LeafCount[] }>();
    for (const part of block.parts) {
      const groups = groupOf.map((map, c) => groupFor(map, part, c));
      const key = groups.join(' ');
      const same = found.get(key);
      if (same) same.parts.push(part);
      else found.set(key, { groups, parts: [part] });
    }
    const kinds: Kind[] = [];
    const described = { block, kinds, rank: 0 };
    const inOrder = [...found.values()].sort((a, b) => byGroups(a.groups, b.groups));
    for (const { groups, parts } of inOrder) {
      const dummies = new Int8Array(length);
      groups.forEach((group, c) => (dummies[(offsets[c] ?? 0) + group] = 1));
      kinds.push({ block: described, groups, dummies, parts, n: parts.reduce((n, part) => n + part.n, 0) });
    }
    return described;
  });
  const signatures = new Map(all.map((each) => [each, signatureOf(each)]));
  const inOrder = [...all].sort((a, b) => {
    const [first = '', second = ''] = [signatures.get(a), signatures.get(b)];
    return first < second ? -1 : first > second ? 1 : 0;
  });
  inOrder.forEach((each, rank) => (each.rank = rank));
  return all;
}

function byGroups(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((group, cut) => group !== b[cut]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/**
 * Blocks by who is in them, not by name: a search that goes through them in this order finds the same in two
 * organisations that only differ in names, or in who sits where inside a block.
 */
export function inNamelessOrder(region: readonly BlockKinds[]): readonly BlockKinds[] {
  return [...region].sort((a, b) => a.rank - b.rank);
}

function signatureOf({ kinds }: BlockKinds): string {
  return kinds.map(({ groups, n }) => `${groups.join(' ')}:${n}`).join(';');
}

function groupFor(groupOf: ReadonlyMap<string, number>, part: LeafCount, cut: number): number {
  const group = groupOf.get(part.profile[cut] ?? '');
  if (group === undefined) throw new Error(`Unit ${part.unit} counts people in a category without a group`);
  return group;
}

/** `a - b`, position by position. */
export function difference(a: Kind, b: Kind): Int8Array {
  return a.dummies.map((value, d) => value - (b.dummies[d] ?? 0));
}

/** All differences between people of the same block, as a span; `most` is the rank at which the search may end. */
export function withinBlockSpan(region: readonly BlockKinds[], most: number): Span {
  const span = new Span();
  for (const { kinds } of region) {
    const first = kinds[0];
    if (!first) continue;
    for (const kind of kinds) {
      if (span.rank === most) return span;
      if (kind !== first) span.add(difference(kind, first));
    }
  }
  return span;
}

/** How many people of each group (position of its dummy) are at the region. */
export function groupSizes(region: readonly BlockKinds[], length: number): number[] {
  const sizes = new Array<number>(length).fill(0);
  for (const { kinds } of region) {
    for (const kind of kinds)
      kind.dummies.forEach((value, d) => (sizes[d] = (sizes[d] ?? 0) + value * kind.n));
  }
  return sizes;
}

/**
 * How many people a table can be made to depend on at least, per group: in every block either those in the group or
 * those outside it. Fewer than k and more than none is a breach for sure; 0 means that the group never divides a block.
 */
export function dividing(region: readonly BlockKinds[], length: number): number[] {
  const dividing = new Array<number>(length).fill(0);
  for (const each of region) {
    groupSizes([each], length).forEach((inside, d) => {
      dividing[d] = (dividing[d] ?? 0) + Math.min(inside, each.block.n - inside);
    });
  }
  return dividing;
}
