import { randomUUID } from 'node:crypto';
import type { Query } from '../../db/connection.ts';
import type { ListChange } from './compare-list.ts';
import { inviteAccount } from './invite-account.ts';
import {
  deleteLinks,
  deleteRoles,
  endSessions,
  insertAccount,
  insertRoles,
  selectAccount,
  setDisabled,
  updateAccount,
} from './queries.ts';

interface Rim {
  readonly manageUrl: string;
  readonly mailboxOpen: boolean;
  readonly now: Date;
}

/** Carries out a list: new accounts are invited, changed ones get their roles, those that are gone are closed at once. */
export async function applyList(
  trx: Query,
  organisationId: string,
  changes: readonly ListChange[],
  rim: Rim,
): Promise<{ made: number; changed: number; disabled: number }> {
  const done = { made: 0, changed: 0, disabled: 0 };
  for (const change of changes) {
    if (change.kind === 'disabled' && change.accountId) {
      await setDisabled(trx, change.accountId, rim.now).execute();
      await endSessions(trx, change.accountId, rim.now).execute();
      await deleteLinks(trx, change.accountId).execute();
      done.disabled += 1;
      continue;
    }
    const id = change.accountId ?? randomUUID();
    if (change.accountId) {
      await updateAccount(trx, id, { name: change.name }).execute();
      await setDisabled(trx, id, null).execute();
      await deleteRoles(trx, id).execute();
      done.changed += 1;
    } else {
      const { email, name } = change;
      await insertAccount(trx, { organisationId, id, email, name, language: 'nl', now: rim.now }).execute();
      const account = await selectAccount(trx, id).executeTakeFirstOrThrow();
      await inviteAccount(trx, { ...account, organisationId }, rim);
      done.made += 1;
    }
    if (change.given.length > 0) await insertRoles(trx, organisationId, id, change.given).execute();
  }
  return done;
}
