import { expect, it } from 'vitest';
import { rollUp } from '../../server/privacy/blocks.ts';
import { codeShare, SHARES_FROM } from '../../server/privacy/share.ts';
import { readTree } from '../../server/privacy/tree.ts';
import type { LeafCount, TreeNode } from '../../server/privacy/types.ts';
import { seeded } from './organisations.ts';

type Coder = (count: number, n: number) => string;
interface Range {
  readonly least: number;
  readonly most: number;
}

const ours: Coder = (count, n) => JSON.stringify(codeShare(count, n));
/** The grid we decided against: 5 % for every n, ends coded alike. */
const fivePercent: Coder = (count, n) =>
  count <= 2 ? 'few' : count >= n - 2 ? 'nearly all' : `${Math.round((20 * count) / n)}`;

/** The counts that a published share leaves possible for a reader who knows n. */
function possible(count: number, n: number, coder: Coder): Range {
  const alike = Array.from({ length: n + 1 }, (_, each) => each).filter(
    (each) => coder(each, n) === coder(count, n),
  );
  return { least: alike[0] ?? 0, most: alike.at(-1) ?? n };
}

/** Six departments of six teams of 2-17 people, and up to three people in the department itself. */
function organisation(random: () => number): { tree: TreeNode[]; counts: LeafCount[] } {
  const tree: TreeNode[] = [{ id: 'root', parentId: null }];
  const counts: LeafCount[] = [];
  for (let d = 0; d < 6; d++) {
    tree.push({ id: `d${d}`, parentId: 'root' });
    counts.push({ unit: `d${d}`, profile: [], n: Math.floor(random() * 4) });
    for (let t = 0; t < 6; t++) {
      tree.push({ id: `d${d}t${t}`, parentId: `d${d}` });
      counts.push({ unit: `d${d}t${t}`, profile: [], n: Math.floor(2 + random() * 16) });
    }
  }
  return { tree, counts };
}

/** Share of the remainders of 5-9 people (a unit minus its children with shares) that are proved to be all alike. */
function provedAlike(coder: Coder, favourable: number): number {
  const random = seeded(5);
  let [remainders, proved] = [0, 0];
  for (let run = 0; run < 150; run++) {
    const { tree: nodes, counts } = organisation(random);
    const tree = readTree(nodes);
    const { blocks, published } = rollUp(tree, counts, 5);
    const size = new Map(blocks.map(({ id, n }) => [id, n]));
    const level = new Map(blocks.map(({ id }) => [id, favourable + (random() - 0.5) * 0.3]));
    const yes = new Map(
      blocks.map(({ id, n }) => [
        id,
        Array.from({ length: n }, random).filter((x) => x < (level.get(id) ?? 0)).length,
      ]),
    );
    const sum = (ids: readonly string[], of: ReadonlyMap<string, number>) =>
      ids.reduce((n, id) => n + (of.get(id) ?? 0), 0);
    const range = (ids: readonly string[]) => possible(sum(ids, yes), sum(ids, size), coder);
    const withShares = new Map(
      published.filter(({ counted }) => counted >= SHARES_FROM).map((each) => [each.unit, each]),
    );
    for (const { unit, blocks: ids } of withShares.values()) {
      const children = (tree.childrenOf.get(unit) ?? []).flatMap((child) => withShares.get(child) ?? []);
      const rest = ids.filter((id) => !children.some((child) => child.blocks.includes(id)));
      const n = sum(rest, size);
      if (children.length === 0 || n === 0 || n >= SHARES_FROM) continue;
      const below = children.map((child) => range(child.blocks));
      const least = range(ids).least - below.reduce((most, each) => most + each.most, 0);
      const most = range(ids).most - below.reduce((few, each) => few + each.least, 0);
      remainders++;
      if (least >= n || most <= 0) proved++;
    }
  }
  expect(remainders).toBeGreaterThan(150);
  return proved / remainders;
}

it('shares prove in hardly any small remainder that all are alike, and less often than on a finer grid', () => {
  const levels = [0.5, 0.7, 0.85];
  const sharp = levels.map((level) => provedAlike(fivePercent, level));
  const blurred = levels.map((level) => provedAlike(ours, level));
  for (const rate of blurred) expect(rate).toBeLessThan(0.01);
  expect(Math.max(...blurred)).toBeLessThanOrEqual(Math.max(...sharp));
});
