import type { Query } from '../../db/connection.ts';

export function selectAccountsByEmail(gate: Query, email: string) {
  return gate
    .selectFrom('account')
    .select(['organisation_id as organisationId', 'id', 'password_hash as passwordHash'])
    .where('email', '=', email)
    .where('disabled_at', 'is', null)
    .orderBy('organisation_id')
    .limit(5);
}

export function insertSession(
  gate: Query,
  session: { organisationId: string; id: string; accountId: string; now: Date },
) {
  return gate.insertInto('session').values({
    organisation_id: session.organisationId,
    id: session.id,
    account_id: session.accountId,
    created_at: session.now,
    last_seen_at: session.now,
  });
}

export function endSession(gate: Query, id: string, now: Date) {
  return gate
    .updateTable('session')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('ended_at', 'is', null);
}

export function selectOrganisation(trx: Query) {
  return trx.selectFrom('organisation').select(['id', 'name', 'demonstration']);
}

export function selectUnitNames(trx: Query, ids: readonly string[]) {
  return trx
    .selectFrom('unit')
    .select(['id', 'name'])
    .where('id', 'in', ids.length > 0 ? ids : ['00000000-0000-0000-0000-000000000000']);
}
