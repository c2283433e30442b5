import { ABSENCE_DETAIL_GROUP, ABSENCE_GROUP } from './absence-plan.ts';
import type { UnitId } from './types.ts';

/** Sums of one block or category and month, as they are kept. Durations and year: of blocks of fifty only. */
export interface KeptTotal {
  readonly dimension: 'narrow' | 'wide' | 'age' | 'sex' | 'function';
  readonly key: string;
  readonly month: string;
  readonly heads: number;
  readonly headDays: number;
  readonly employmentDays: number;
  readonly sickDays: number;
  readonly reports: number;
  readonly ended: number | null;
  readonly endedDays: number | null;
  readonly year: unknown;
}

/** A unit as it was at the import, and the units in whose blocks its employees are counted. */
export interface CountedUnit {
  readonly id: UnitId;
  readonly parentId: UnitId | null;
  readonly narrow: UnitId | null;
  readonly wide: UnitId | null;
}

export interface AbsenceCells {
  /** Per unit with figures of its own: the months of all blocks at or below it. */
  readonly narrow: ReadonlyMap<UnitId, readonly KeptTotal[]>;
  readonly wide: ReadonlyMap<UnitId, readonly KeptTotal[]>;
  /** Units whose figure is that of one block and nothing else: no two of them share an employee. */
  readonly apart: readonly UnitId[];
  readonly categories: readonly KeptTotal[];
}

/** What may be shown of absence: whole blocks only. Throws when a kept sum is of too few employees. */
export function absenceCells(units: readonly CountedUnit[], totals: readonly KeptTotal[]): AbsenceCells {
  for (const { dimension, key, month, heads } of totals) {
    const least = dimension === 'wide' ? ABSENCE_DETAIL_GROUP : ABSENCE_GROUP;
    if (!(heads >= least))
      throw new Error(`Absence of ${key} in ${month} is of fewer than ${least} employees`);
  }
  const narrow = perUnit(units, totals, 'narrow');
  const blocks = new Set(units.map((unit) => unit.narrow));
  return {
    narrow,
    wide: perUnit(units, totals, 'wide'),
    apart: units
      .map(({ id }) => id)
      .filter((id) => blocks.has(id) && new Set(narrow.get(id)?.map(({ key }) => key)).size === 1),
    categories: totals.filter(({ dimension }) => !['narrow', 'wide'].includes(dimension)),
  };
}

function perUnit(
  units: readonly CountedUnit[],
  totals: readonly KeptTotal[],
  dimension: 'narrow' | 'wide',
): ReadonlyMap<UnitId, readonly KeptTotal[]> {
  const parentOf = new Map(units.map(({ id, parentId }) => [id, parentId]));
  const found = new Map<UnitId, KeptTotal[]>();
  for (const total of totals) {
    if (total.dimension !== dimension) continue;
    for (let at: UnitId | null = total.key; at !== null; at = parentOf.get(at) ?? null) {
      const known = found.get(at);
      if (known) known.push(total);
      else found.set(at, [total]);
    }
  }
  return found;
}
