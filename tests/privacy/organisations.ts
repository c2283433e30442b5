import fc from 'fast-check';
import type { Cut, LeafCount, TreeNode } from '../../server/privacy/types.ts';

export interface Organisation {
  readonly tree: readonly TreeNode[];
  readonly cuts: readonly Cut[];
  readonly counts: readonly LeafCount[];
}

const headcount = fc.integer({ min: 1, max: 6 });

/** Trees of up to 15 units with staff on any of them, up to two cuts of 2-3 categories, some people not telling. */
export const organisations: fc.Arbitrary<Organisation> = fc
  .record({
    parents: fc.array(fc.nat(1000), { maxLength: 14, size: 'max' }),
    cutSizes: fc.array(fc.integer({ min: 2, max: 3 }), { maxLength: 2 }),
    people: fc.array(
      fc.record({
        place: fc.nat(1000),
        choices: fc.array(fc.nat(9), { minLength: 2, maxLength: 2 }),
        n: headcount,
      }),
      { maxLength: 60, size: 'max' },
    ),
  })
  .map(({ parents, cutSizes, people }) => {
    const tree = treeOf(parents);
    const cuts = cutSizes.map((size, c) => ({ id: `cut${c}`, categories: categories(c, size) }));
    const counts = people.map(({ place, choices, n }) => ({
      unit: `u${place % tree.length}`,
      profile: cuts.map((cut, c) =>
        choices[c] === 9 ? '' : (cut.categories[(choices[c] ?? 0) % cut.categories.length] ?? ''),
      ),
      n,
    }));
    return { tree, cuts, counts };
  });

function treeOf(parents: readonly number[]): TreeNode[] {
  const under = parents.map((parent, at) => ({ id: `u${at + 1}`, parentId: `u${parent % (at + 1)}` }));
  return [{ id: 'u0', parentId: null }, ...under];
}

function categories(cut: number, size: number): string[] {
  return Array.from({ length: size }, (_, category) => `c${cut}${category}`);
}

/** A root with teams of the given sizes: `t1`, `t2`, … */
export function flat(...teams: readonly number[]): { tree: TreeNode[]; counts: LeafCount[] } {
  const ids = teams.map((_, at) => `t${at + 1}`);
  return {
    tree: [{ id: 'root', parentId: null }, ...ids.map((id) => ({ id, parentId: 'root' }))],
    counts: ids.map((unit, at) => ({ unit, profile: [], n: teams[at] ?? 0 })),
  };
}

/** Numbers from 0 up to 1 that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** A company in three levels with evenly spread cuts: for timing and for examples with many tables. */
export function company(
  people: number,
  units: number,
  cuts: readonly Cut[],
  seed: number,
  untold = 0,
): Organisation {
  const random = seeded(seed);
  const divisions = Math.max(2, Math.round(Math.sqrt(units) / 3.5));
  const departments = Math.max(4, Math.round(units / 9));
  const parentOf = (at: number): number => {
    if (at <= divisions) return 0;
    if (at <= divisions + departments) return 1 + ((at - divisions - 1) % divisions);
    return divisions + 1 + ((at - divisions - departments - 1) % departments);
  };
  const tree: TreeNode[] = [{ id: 'u0', parentId: null }];
  for (let at = 1; at < units; at++) tree.push({ id: `u${at}`, parentId: `u${parentOf(at)}` });
  const upper = divisions + departments + 1;
  const counts = Array.from({ length: people }, (): LeafCount => {
    const isStaff = random() < 0.06;
    const place = Math.floor(random() * (isStaff ? upper : units - upper)) + (isStaff ? 0 : upper);
    const profile = cuts.map(({ categories: all }) =>
      random() < untold ? '' : (all[Math.floor(random() ** 1.3 * all.length)] ?? ''),
    );
    return { unit: `u${place}`, profile, n: 1 };
  });
  return { tree, cuts, counts };
}

export const THREE_CUTS: readonly Cut[] = [
  { id: 'age', categories: ['under-35', '35-54', '55-over'] },
  { id: 'gender', categories: ['woman', 'man', 'other'] },
  { id: 'tenure', categories: ['0-1', '2-4', '5-9', '10-over'] },
];
