import { createHash, randomUUID } from 'node:crypto';
import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import type { Query } from '../../db/connection.ts';
import { calendarDay } from '../../domain/calendar.ts';
import type { Role } from '../../http/contract.ts';
import { DetailedError, NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import type { Session } from '../../http/session.ts';
import { applyList } from './apply-list.ts';
import { compareList } from './compare-list.ts';
import { type GivenRole, routes } from './contract.ts';
import { inviteAccount } from './invite-account.ts';
import { roleFault } from './may-give-roles.ts';
import {
  clearTotp,
  deleteLinks,
  deletePasskeys,
  deleteRecoveryCodes,
  deleteRoles,
  endSessions,
  insertAccount,
  insertRoles,
  selectAccount,
  selectAccounts,
  selectRoles,
  selectUnits,
  setDisabled,
  updateAccount,
} from './queries.ts';
import { readAccountList } from './read-account-list.ts';

const EmailTaken = createError('EMAIL_TAKEN', 'This address has an account already', 409);
const OwnAccount = createError('OWN_ACCOUNT', 'Somebody else has to do this to your account', 409);
const ListOutdated = createError('IMPORT_OUTDATED', 'Something changed after the preview; look again', 409);

interface AccountsHouse extends House {
  readonly manageUrl: string;
  readonly mailboxOpen: boolean;
}

export async function accounts(app: FastifyInstance, house: AccountsHouse): Promise<void> {
  const rim = () => ({ manageUrl: house.manageUrl, mailboxOpen: house.mailboxOpen, now: house.now() });

  serve(app, house, routes, {
    'GET /api/accounts': async ({ trx }) => {
      const [found, roles, units] = [
        await selectAccounts(trx).execute(),
        await selectRoles(trx).execute(),
        await selectUnits(trx).execute(),
      ];
      return {
        accounts: found.map((account) => ({
          id: account.id,
          email: account.email,
          name: account.name,
          language: account.language,
          state: stateOf(account),
          secondStep: Boolean(account.hasCode) || account.hasPasskey,
          lastSeenOn: account.lastSeenOn,
          roles: roles
            .filter(({ accountId }) => accountId === account.id)
            .map(({ role, unitId, unitName, endsOn }) => ({
              role: role as Role,
              unit: unitId ? { id: unitId, name: unitName ?? '' } : null,
              endsOn,
            })),
        })),
        units,
      };
    },

    'POST /api/accounts': async ({ session, trx, body }) => {
      refuseRoles(session, null, [], body.roles);
      const { organisationId } = session;
      const [id, email] = [randomUUID(), body.email.trim().toLowerCase()];
      const made = await insertAccount(trx, {
        ...body,
        organisationId,
        id,
        email,
        now: house.now(),
      }).executeTakeFirst();
      if (made.numInsertedOrUpdatedRows !== 1n) throw new EmailTaken();
      if (body.roles.length > 0) await insertRoles(trx, organisationId, id, body.roles).execute();
      return { id, link: await invite(trx, session, id) };
    },

    'PUT /api/accounts/:accountId': async ({ session, trx, params, body }) => {
      const { accountId } = params;
      await findAccount(trx, accountId);
      refuseRoles(session, accountId, await rolesOf(trx, accountId), body.roles);
      await updateAccount(trx, accountId, { name: body.name, language: body.language }).execute();
      await deleteRoles(trx, accountId).execute();
      if (body.roles.length > 0) {
        await insertRoles(trx, session.organisationId, accountId, body.roles).execute();
      }
      return { ok: true };
    },

    'POST /api/accounts/:accountId/invitation': async ({ session, trx, params }) => {
      await refuseAboveOwn(trx, session, params.accountId);
      return { id: params.accountId, link: await invite(trx, session, params.accountId) };
    },

    'POST /api/accounts/:accountId/disable': async ({ session, trx, params }) => {
      await refuseAboveOwn(trx, session, params.accountId);
      await setDisabled(trx, params.accountId, house.now()).execute();
      await endSessions(trx, params.accountId, house.now()).execute();
      await deleteLinks(trx, params.accountId).execute();
      return { ok: true };
    },

    'POST /api/accounts/:accountId/enable': async ({ session, trx, params }) => {
      await refuseAboveOwn(trx, session, params.accountId);
      await setDisabled(trx, params.accountId, null).execute();
      return { ok: true };
    },

    'DELETE /api/accounts/:accountId/second-step': async ({ session, trx, params }) => {
      const { accountId } = params;
      await refuseAboveOwn(trx, session, accountId);
      await clearTotp(trx, accountId).execute();
      await deletePasskeys(trx, accountId).execute();
      await deleteRecoveryCodes(trx, accountId).execute();
      await endSessions(trx, accountId, house.now()).execute();
      return { ok: true };
    },

    'POST /api/accounts/sync/preview': async ({ trx, body, query }) => {
      const { changes, problems, listed, digest } = await readList(trx, body, query.list);
      return {
        digest,
        changes: changes.map(({ line, kind, email, name, roles }) => ({ line, kind, email, name, roles })),
        problems: [...problems],
        unchanged: listed - changes.filter(({ line }) => line > 0).length,
      };
    },

    'POST /api/accounts/sync': async ({ session, trx, body, query }) => {
      const { changes, problems, digest } = await readList(trx, body, query.list);
      if (problems.length > 0) {
        throw new DetailedError('IMPORT_REFUSED', 'The list has problems', 422, { problems });
      }
      if (digest !== query.digest) throw new ListOutdated();
      return applyList(trx, session.organisationId, changes, rim());
    },
  });

  async function invite(trx: Query, session: Session, id: string): Promise<string | null> {
    const account = await findAccount(trx, id);
    return inviteAccount(trx, { ...account, organisationId: session.organisationId }, rim());
  }

  async function readList(trx: Query, bytes: Uint8Array, kind: 'whole' | 'part' = 'whole') {
    const units = new Map((await selectUnits(trx).execute()).map(({ code, id }) => [code, id]));
    const read = readAccountList(bytes, units);
    const existing = await selectAccounts(trx).execute();
    const roles = await selectRoles(trx).execute();
    const changes = compareList(
      read.accounts,
      existing.map(({ id, email, name, disabledAt }) => ({
        id,
        email,
        name,
        disabled: disabledAt !== null,
        roles: roles.filter(({ accountId }) => accountId === id).map(toGiven),
      })),
      kind,
    );
    const digest = createHash('sha256')
      .update(JSON.stringify([changes, calendarDay(house.now())]))
      .digest('hex');
    return { changes, problems: read.problems, listed: read.accounts.length, digest };
  }
}

function stateOf({ disabledAt, invited }: { disabledAt: Date | null; invited: boolean }) {
  if (disabledAt) return 'disabled' as const;
  return invited ? ('invited' as const) : ('active' as const);
}

async function findAccount(trx: Query, id: string) {
  const account = await selectAccount(trx, id).executeTakeFirst();
  if (!account) throw new NotFound();
  return account;
}

async function rolesOf(trx: Query, accountId: string): Promise<readonly GivenRole[]> {
  return (await selectRoles(trx).execute()).filter((row) => row.accountId === accountId).map(toGiven);
}

function toGiven(row: { role: string; unitId: string | null; endsOn: string | null }): GivenRole {
  return { role: row.role as Role, unitId: row.unitId, endsOn: row.endsOn };
}

/** Nobody closes or resets the own account here, and HR does not do it to an administrator. */
async function refuseAboveOwn(trx: Query, session: Session, accountId: string): Promise<void> {
  await findAccount(trx, accountId);
  if (accountId === session.accountId) throw new OwnAccount();
  const roles = await rolesOf(trx, accountId);
  refuseRoles(
    session,
    accountId,
    roles,
    roles.filter(({ role }) => role !== 'administrator'),
  );
}

function refuseRoles(
  session: Session,
  accountId: string | null,
  before: readonly GivenRole[],
  after: readonly GivenRole[],
): void {
  const fault = roleFault(session, accountId, { before, after });
  if (fault) throw new DetailedError('ROLE_REFUSED', `Roles refused: ${fault}`, 422, { fault });
}
