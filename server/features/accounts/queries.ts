import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';
import type { Role } from '../../http/contract.ts';

export function selectAccounts(trx: Query) {
  return trx
    .selectFrom('account')
    .select((eb) => [
      'id',
      'email',
      'name',
      'language',
      'disabled_at as disabledAt',
      eb('totp_confirmed_at', 'is not', null).as('hasCode'),
      sql<boolean>`exists (select from passkey p where p.organisation_id = account.organisation_id and p.account_id = account.id)`.as(
        'hasPasskey',
      ),
      sql<boolean>`exists (select from account_link l where l.organisation_id = account.organisation_id
        and l.account_id = account.id and l.kind = 'invitation' and l.used_at is null)`.as('invited'),
      sql<string | null>`(select max(s.last_seen_at)::date from session s
        where s.organisation_id = account.organisation_id and s.account_id = account.id)`.as('lastSeenOn'),
    ])
    .orderBy('name')
    .orderBy('id');
}

export function selectRoles(trx: Query) {
  return trx
    .selectFrom('account_role')
    .leftJoin('unit', (join) =>
      join
        .onRef('unit.organisation_id', '=', 'account_role.organisation_id')
        .onRef('unit.id', '=', 'account_role.unit_id'),
    )
    .select([
      'account_id as accountId',
      'role',
      'unit_id as unitId',
      'unit.name as unitName',
      'unit.code as unitCode',
      'ends_on as endsOn',
    ])
    .orderBy('role')
    .orderBy('unit.name');
}

export function selectUnits(trx: Query) {
  return trx.selectFrom('unit').select(['id', 'code', 'name']).where('ended_on', 'is', null).orderBy('name');
}

export function selectAccount(trx: Query, id: string) {
  return trx
    .selectFrom('account')
    .innerJoin('organisation', 'organisation.id', 'account.organisation_id')
    .select([
      'account.id',
      'account.email',
      'account.name',
      'account.language',
      'account.disabled_at as disabledAt',
      'organisation.name as organisation',
    ])
    .where('account.id', '=', id);
}

export function insertAccount(
  trx: Query,
  account: { organisationId: string; id: string; email: string; name: string; language: string; now: Date },
) {
  return trx
    .insertInto('account')
    .values({
      organisation_id: account.organisationId,
      id: account.id,
      email: account.email,
      name: account.name,
      language: account.language,
      created_at: account.now,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'email']).doNothing());
}

export function updateAccount(trx: Query, id: string, set: { name: string; language?: string }) {
  return trx.updateTable('account').set(set).where('id', '=', id);
}

export function setDisabled(trx: Query, id: string, disabledAt: Date | null) {
  return trx.updateTable('account').set({ disabled_at: disabledAt }).where('id', '=', id);
}

export function deleteRoles(trx: Query, accountId: string) {
  return trx.deleteFrom('account_role').where('account_id', '=', accountId);
}

export function insertRoles(
  trx: Query,
  organisationId: string,
  accountId: string,
  roles: readonly { role: Role; unitId: string | null; endsOn: string | null }[],
) {
  return trx.insertInto('account_role').values(
    roles.map(({ role, unitId, endsOn }) => ({
      organisation_id: organisationId,
      account_id: accountId,
      role,
      unit_id: unitId,
      ends_on: endsOn,
    })),
  );
}

export function insertInvitationLink(
  trx: Query,
  link: { organisationId: string; accountId: string; hash: Buffer; expiresAt: Date },
) {
  return trx.insertInto('account_link').values({
    organisation_id: link.organisationId,
    token_hash: link.hash,
    account_id: link.accountId,
    kind: 'invitation',
    expires_at: link.expiresAt,
  });
}

export function deleteLinks(trx: Query, accountId: string) {
  return trx.deleteFrom('account_link').where('account_id', '=', accountId);
}

export function endSessions(trx: Query, accountId: string, now: Date) {
  return trx
    .updateTable('session')
    .set({ ended_at: now })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null);
}

export function clearTotp(trx: Query, accountId: string) {
  return trx
    .updateTable('account')
    .set({ totp_secret: null, totp_confirmed_at: null })
    .where('id', '=', accountId);
}

export function deletePasskeys(trx: Query, accountId: string) {
  return trx.deleteFrom('passkey').where('account_id', '=', accountId);
}

export function deleteRecoveryCodes(trx: Query, accountId: string) {
  return trx.deleteFrom('recovery_code').where('account_id', '=', accountId);
}
