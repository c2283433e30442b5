import { byId } from './tree.ts';
import type { LeafCount, Plan, UnitId } from './types.ts';

const partKey = (part: LeafCount): string => [part.unit, ...part.profile].join('\u0000');

/** The same people, whatever order they were counted in: one part per unit and profile, none empty, sorted. */
export function sortedParts(parts: readonly LeafCount[]): LeafCount[] {
  const merged = new Map<string, LeafCount>();
  for (const part of parts) {
    if (!Number.isInteger(part.n) || part.n < 0) throw new Error(`Unit ${part.unit} counts ${part.n} people`);
    if (part.n === 0) continue;
    const key = partKey(part);
    const n = (merged.get(key)?.n ?? 0) + part.n;
    merged.set(key, { unit: part.unit, profile: part.profile, n });
  }
  return [...merged].sort(([a], [b]) => byId(a, b)).map(([, part]) => part);
}

/** The parts counted directly at each unit. A count at a unit outside the tree throws. */
export function partsByUnit(
  units: ReadonlyMap<UnitId, unknown>,
  counts: readonly LeafCount[],
): Map<UnitId, LeafCount[]> {
  const byUnit = new Map<UnitId, LeafCount[]>();
  for (const part of sortedParts(counts)) {
    if (!units.has(part.unit)) throw new Error(`Answers are counted at unknown unit ${part.unit}`);
    const parts = byUnit.get(part.unit);
    if (parts) parts.push(part);
    else byUnit.set(part.unit, [part]);
  }
  return byUnit;
}

export function peopleIn(parts: readonly LeafCount[]): number {
  return parts.reduce((n, part) => n + part.n, 0);
}

/** The units whose own people are counted in a block; of all other units nobody stands in any figure. */
export function unitsInBlocks({ blocks }: Pick<Plan, 'blocks'>): ReadonlySet<UnitId> {
  return new Set(blocks.flatMap(({ parts }) => parts.map(({ unit }) => unit)));
}
