import { ApiError } from '$lib/api';
import { explain } from '$lib/explain';
import { m } from '$lib/paraglide/messages';
import type { Unit } from '$lib/unit-tree';

export type EditKind = 'add' | 'rename' | 'move' | 'merge' | 'close';

/** What somebody is about to change; the target is known already when a small team was suggested. */
export interface Edit {
  readonly kind: EditKind;
  readonly unit: Unit;
  readonly targetId?: string;
}

const REASONS: Readonly<Record<string, () => string>> = {
  'in-a-circle': m.organisation_refused_in_a_circle,
  'top-stays': m.organisation_refused_top_stays,
  'people-inside': m.organisation_refused_people_inside,
  'units-inside': m.organisation_refused_units_inside,
};

/** Why the server refused, with the reason in words when the tree does not allow the change. */
export function explainRefusal(error: unknown): string {
  const reason = error instanceof ApiError ? (error.details as { reason?: string } | undefined)?.reason : '';
  return REASONS[reason ?? '']?.() ?? explain(error);
}

/** Units that this one can go under, or into: not itself and nothing below it. */
export function possibleTargets(units: readonly Unit[], unit: Unit): readonly Unit[] {
  const below = new Set([unit.id]);
  for (let grown = -1; grown !== below.size;) {
    grown = below.size;
    for (const one of units) if (one.parentId !== null && below.has(one.parentId)) below.add(one.id);
  }
  return units.filter(({ id }) => !below.has(id));
}
