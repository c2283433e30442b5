import type { Answer } from './api';

export type Unit = Answer<'GET /api/units'>['units'][number];

interface Node {
  readonly id: string;
  readonly parentId: string | null;
}

export interface TreeLine<T extends Node = Unit> {
  readonly unit: T;
  readonly depth: number;
  /** Ids of the units above, from the top down. */
  readonly above: readonly string[];
  readonly hasChildren: boolean;
}

/** Units in the order of the tree. A unit whose parent the account may not see starts a tree of its own. */
export function treeLines<T extends Node>(units: readonly T[]): readonly TreeLine<T>[] {
  const known = new Set(units.map((unit) => unit.id));
  const below = new Map<string | null, T[]>();
  for (const unit of units) {
    const parent = unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null;
    below.set(parent, [...(below.get(parent) ?? []), unit]);
  }
  const walk = (parent: string | null, above: readonly string[]): TreeLine<T>[] =>
    (below.get(parent) ?? []).flatMap((unit) => [
      { unit, depth: above.length, above, hasChildren: below.has(unit.id) },
      ...walk(unit.id, [...above, unit.id]),
    ]);
  return walk(null, []);
}
