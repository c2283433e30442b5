export interface Unit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

export interface ReleasedUnit extends Unit {
  readonly parentId: string | null;
  readonly frozenId: string;
}

/** Units of a campaign that are gone today. */
export function goneUnits(tree: readonly ReleasedUnit[], living: readonly Unit[]): readonly ReleasedUnit[] {
  const alive = new Set(living.map(({ id }) => id));
  return tree.filter(({ id }) => !alive.has(id));
}

/** Units of today that the campaign does not know, so that they can carry one on. */
export function newUnits(tree: readonly ReleasedUnit[], living: readonly Unit[]): readonly Unit[] {
  const known = new Set(tree.map(({ id }) => id));
  return living.filter(({ id }) => !known.has(id));
}

/**
 * The tree under other names. Only a unit that is gone may get one, only of a unit that the campaign does not know, and
 * each at most once: a unit that still exists keeps its own past, and no two pasts become one. Null when that is not so.
 */
export function nameUnits(
  tree: readonly ReleasedUnit[],
  living: readonly Unit[],
  labels: readonly { readonly from: string; readonly to: string }[],
): readonly ReleasedUnit[] | null {
  const gone = new Set(goneUnits(tree, living).map(({ id }) => id));
  const free = new Map(newUnits(tree, living).map((unit) => [unit.id, unit]));
  const target = new Map(labels.map(({ from, to }) => [from, to]));
  const once = target.size === labels.length && new Set(target.values()).size === labels.length;
  if (!once || labels.some(({ from, to }) => !gone.has(from) || !free.has(to))) return null;
  return tree.map((unit) => {
    const other = free.get(target.get(unit.id) ?? '');
    const parentId = unit.parentId === null ? null : (target.get(unit.parentId) ?? unit.parentId);
    return { ...unit, ...(other ?? {}), parentId };
  });
}
