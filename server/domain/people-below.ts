interface Counted {
  readonly id: string;
  readonly parentId: string | null;
  readonly people: number;
}

/** Adds to each unit the number of people in it and in everything below it. */
export function addPeopleBelow<T extends Counted>(
  units: readonly T[],
): readonly (T & { readonly peopleBelow: number })[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const totals = new Map(units.map((unit) => [unit.id, 0]));
  for (const unit of units) {
    for (let up: T | undefined = unit; up; up = up.parentId === null ? undefined : byId.get(up.parentId)) {
      totals.set(up.id, (totals.get(up.id) ?? 0) + unit.people);
    }
  }
  return units.map((unit) => ({ ...unit, peopleBelow: totals.get(unit.id) ?? 0 }));
}
