export interface Node {
  readonly id: string;
  readonly parentId: string | null;
  readonly code: string;
  readonly name: string;
}

/** The units at the top of what an account sees: the whole organisation, or the own teams of a manager. */
export function allTopmost(units: readonly Node[]): readonly Node[] {
  const ids = new Set(units.map((unit) => unit.id));
  return units.filter((unit) => unit.parentId === null || !ids.has(unit.parentId));
}

export const topmost = (units: readonly Node[]): Node | undefined => allTopmost(units)[0];

export function pathTo(unit: Node, tree: readonly Node[]): Node[] {
  const parent = tree.find((entry) => entry.id === unit.parentId);
  return parent ? [...pathTo(parent, tree), unit] : [unit];
}

/** Units in the order of the tree: each followed by those below it. One whose parent is missing starts a tree. */
export function inTreeOrder(units: readonly Node[]): readonly Node[] {
  const known = new Set(units.map((unit) => unit.id));
  const below = new Map<string | null, Node[]>();
  for (const unit of units) {
    const parent = unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null;
    below.set(parent, [...(below.get(parent) ?? []), unit]);
  }
  const walk = (parent: string | null): Node[] =>
    (below.get(parent) ?? []).flatMap((unit) => [unit, ...walk(unit.id)]);
  return walk(null);
}
