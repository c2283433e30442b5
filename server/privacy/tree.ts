import type { TreeNode, UnitId } from './types.ts';

/** The organisation as the rules walk it. Children stand in the order of their ids, whatever order they came in. */
export interface OrganisationTree {
  readonly root: UnitId;
  readonly parentOf: ReadonlyMap<UnitId, UnitId | null>;
  readonly childrenOf: ReadonlyMap<UnitId, readonly UnitId[]>;
  /** Every unit after all of its children. */
  readonly bottomUp: readonly UnitId[];
}

/** Order of identifiers by code unit: the same on every machine, in every language. */
export function byId(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Reads a list of nodes as a tree.
 *
 * Defined for: one root, every parent present, no unit twice, no cycle. Anything else throws, because a broken tree
 * would put people in two groups or in none.
 */
export function readTree(nodes: readonly TreeNode[]): OrganisationTree {
  const parentOf = new Map(nodes.map((node) => [node.id, node.parentId]));
  if (parentOf.size !== nodes.length) throw new Error('The tree names a unit twice');
  const childrenOf = new Map<UnitId, UnitId[]>(nodes.map((node) => [node.id, []]));
  const roots: UnitId[] = [];
  for (const { id, parentId } of nodes) {
    if (parentId === null) roots.push(id);
    else if (!childrenOf.has(parentId)) throw new Error(`Unit ${id} has an unknown parent`);
    else childrenOf.get(parentId)?.push(id);
  }
  const root = roots[0];
  if (root === undefined || roots.length > 1) throw new Error(`A tree has one root, not ${roots.length}`);
  for (const children of childrenOf.values()) children.sort(byId);

  const topDown = [root];
  for (let at = 0; at < topDown.length; at++) {
    for (const child of childrenOf.get(topDown[at] ?? '') ?? []) topDown.push(child);
  }
  if (topDown.length !== nodes.length) throw new Error('The tree holds a cycle');
  return { root, parentOf, childrenOf, bottomUp: topDown.reverse() };
}
