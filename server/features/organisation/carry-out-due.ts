import { type Doors, inOrganisation } from '../../db/connection.ts';
import { calendarDay } from '../../domain/calendar.ts';
import { selectTree } from './queries.ts';
import type { ChangeKind } from './tree-contract.ts';
import { lockTree, selectDueChanges, settleChange, takeChange } from './tree-queries.ts';
import { carryOut, obstacleTo } from './unit-change.ts';

/** Changes of the tree whose day has come. One that has become impossible by then is kept and says so. */
export async function carryOutDue(work: Doors['work'], now: Date): Promise<boolean> {
  const today = calendarDay(now);
  for (const { organisationId, id } of await selectDueChanges(work, today).execute()) {
    await inOrganisation(work, organisationId, async (trx) => {
      await lockTree(trx, organisationId);
      const change = await takeChange(trx, id).executeTakeFirst();
      if (!change) return;
      const wanted = { ...change, kind: change.kind as ChangeKind };
      const obstacle = obstacleTo(wanted, await selectTree(trx, today).execute());
      if (!obstacle) await carryOut(trx, wanted);
      await settleChange(trx, id, obstacle ? 'impossible' : 'done').execute();
    });
  }
  return false;
}
