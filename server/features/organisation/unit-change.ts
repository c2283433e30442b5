import type { Query } from '../../db/connection.ts';
import type { ChangeKind } from './tree-contract.ts';
import {
  endUnit,
  type LivingUnit,
  movePeople,
  moveUnit,
  moveUnitsBelow,
  openUnit,
  renameUnit,
} from './tree-queries.ts';

export interface Wanted {
  readonly kind: ChangeKind;
  readonly unitId: string;
  readonly name: string | null;
  readonly targetId: string | null;
  readonly validFrom: string;
}

/** Why a change cannot be, in a word of which the web has a sentence. */
export type Obstacle =
  | 'unit-gone'
  | 'target-gone'
  | 'in-a-circle'
  | 'top-stays'
  | 'people-inside'
  | 'units-inside';

/** What stands in the way of a change on this tree, or null. A unit that is yet to be added is not in the tree. */
export function obstacleTo({ kind, unitId, targetId }: Wanted, tree: readonly LivingUnit[]): Obstacle | null {
  const byId = new Map(tree.map((unit) => [unit.id, unit]));
  const unit = byId.get(unitId);
  if (kind !== 'added' && !unit) return 'unit-gone';
  if (targetId !== null && !byId.has(targetId)) return 'target-gone';
  if (kind === 'renamed' || kind === 'added') return null;
  if (unit?.parentId === null) return 'top-stays';
  if (targetId !== null && isAtOrBelow(targetId, unitId, byId)) return 'in-a-circle';
  if (kind === 'closed') {
    if (unit && unit.people > 0) return 'people-inside';
    if (tree.some(({ parentId }) => parentId === unitId)) return 'units-inside';
  }
  return null;
}

function isAtOrBelow(id: string, above: string, byId: ReadonlyMap<string, LivingUnit>): boolean {
  for (let at = byId.get(id); at; at = at.parentId === null ? undefined : byId.get(at.parentId))
    if (at.id === above) return true;
  return false;
}

/** Carries out a change that nothing stands in the way of. */
export async function carryOut(
  trx: Query,
  { kind, unitId, name, targetId, validFrom }: Wanted,
): Promise<void> {
  const target = targetId ?? '';
  if (kind === 'added') await openUnit(trx, unitId).execute();
  if (kind === 'renamed') await renameUnit(trx, unitId, name ?? '').execute();
  if (kind === 'moved') await moveUnit(trx, unitId, target).execute();
  if (kind === 'merged') {
    await movePeople(trx, unitId, target).execute();
    await moveUnitsBelow(trx, unitId, target).execute();
  }
  if (kind === 'merged' || kind === 'closed') await endUnit(trx, unitId, validFrom).execute();
}
