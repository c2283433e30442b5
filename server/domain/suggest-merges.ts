interface Team {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly people: number;
}

export interface MergeSuggestion {
  readonly unitId: string;
  readonly intoId: string;
  /** People together, if they were one. */
  readonly people: number;
}

/**
 * Teams too small to get figures of their own, each with the team it could join: the smallest one below the same unit
 * with which it is large enough, so that as little as possible disappears into a large team; without such a one the
 * unit above.
 * Defined for: teams without units below them and with at least one person; the top is never suggested.
 */
export function suggestMerges(units: readonly Team[], minimum: number): readonly MergeSuggestion[] {
  const parents = new Set(units.map(({ parentId }) => parentId));
  const small = units.filter(
    ({ id, parentId, people }) => parentId !== null && !parents.has(id) && people > 0 && people < minimum,
  );
  const all = small.flatMap((team): MergeSuggestion[] => {
    const beside = units
      .filter(({ id, parentId }) => parentId === team.parentId && id !== team.id && !parents.has(id))
      .filter(({ people }) => people > 0 && people + team.people >= minimum)
      .toSorted((a, b) => a.people - b.people || a.name.localeCompare(b.name));
    const into = beside[0] ?? units.find(({ id }) => id === team.parentId);
    return into ? [{ unitId: team.id, intoId: into.id, people: team.people + into.people }] : [];
  });
  // A pair is said once, not from both sides.
  return all.filter(
    (one, index) =>
      !all.slice(0, index).some(({ unitId, intoId }) => unitId === one.intoId && intoId === one.unitId),
  );
}
