import type { Unit } from './figures';

/** Units in the order of the tree, each a little further in than the one above it. */
export function unitOptions(units: readonly Unit[]): { value: string; label: string }[] {
  const known = new Set(units.map((unit) => unit.id));
  const isBelow = (unit: Unit, parent: string | null) =>
    parent === null ? unit.parentId === null || !known.has(unit.parentId) : unit.parentId === parent;
  const walk = (parent: string | null, depth: number): { value: string; label: string }[] =>
    units
      .filter((unit) => isBelow(unit, parent))
      .flatMap((unit) => [
        { value: unit.id, label: '\u00a0\u00a0\u00a0'.repeat(depth) + unit.name },
        ...walk(unit.id, depth + 1),
      ]);
  return walk(null, 0);
}
