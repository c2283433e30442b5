import type { Session } from './session.ts';

interface Node {
  readonly id: string;
  readonly parentId: string | null;
}

/** Roles that see every unit of their organisation. */
const SEES_ALL = ['hr', 'management', 'adviser', 'works-council', 'administrator'];

/** Whether every unit of the organisation is in sight of this account. */
export function seesEveryUnit(session: Session): boolean {
  return session.roles.some((entry) => SEES_ALL.includes(entry.role));
}

/** The units an account may see: all, or for a manager the own units with everything below them. */
export function visibleUnits<T extends Node>(session: Session, tree: readonly T[]): readonly T[] {
  if (seesEveryUnit(session)) return tree;
  const seen = new Set(session.roles.flatMap((entry) => entry.unitId ?? []));
  for (let grown = -1; grown !== seen.size;) {
    grown = seen.size;
    for (const unit of tree) if (unit.parentId !== null && seen.has(unit.parentId)) seen.add(unit.id);
  }
  return tree.filter((unit) => seen.has(unit.id));
}
