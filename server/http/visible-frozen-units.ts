import type { Query } from '../db/connection.ts';
import { selectUnitTree } from '../db/unit-tree.ts';
import type { Session } from './session.ts';
import { seesEveryUnit, visibleUnits } from './visible-units.ts';

/** Units of the tree that a campaign has frozen, as far as the account may see them by the rights it has today. */
export async function visibleFrozenUnits<T extends { readonly id: string }>(
  trx: Query,
  session: Session,
  frozen: readonly T[],
): Promise<readonly T[]> {
  // No unit is ever removed, so who sees every unit of today sees every unit that was frozen.
  if (seesEveryUnit(session)) return frozen;
  const allowed = new Set(visibleUnits(session, await selectUnitTree(trx).execute()).map(({ id }) => id));
  return frozen.filter(({ id }) => allowed.has(id));
}
