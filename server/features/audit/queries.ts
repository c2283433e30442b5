import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';

/** Newest first. */
export function selectEntries(trx: Query, before: number | undefined, limit: number) {
  const query = trx
    .selectFrom('audit_entry')
    .select(['number', 'at', 'actor', 'action', 'subject'])
    .orderBy('number', 'desc')
    .limit(limit);
  return before === undefined ? query : query.where('number', '<', before);
}

/** The chain as it was hashed: times to the microsecond, subject as text. */
export function selectChain(trx: Query, after: number, limit: number) {
  return trx
    .selectFrom('audit_entry')
    .select([
      'organisation_id as organisationId',
      'number',
      sql<string>`to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('at'),
      'actor_id as actorId',
      'actor',
      'action',
      sql<string>`subject::text`.as('subject'),
      'previous_hash as previousHash',
      'hash',
    ])
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit);
}

/** Where the log begins since older entries went; nothing when it is whole. */
export function selectAnchor(trx: Query) {
  return trx.selectFrom('audit_anchor').select(['number', 'hash']);
}

export async function hashAt(trx: Query, number: number): Promise<string | null> {
  const row = await trx
    .selectFrom('audit_entry')
    .select('hash')
    .where('number', '=', number)
    .executeTakeFirst();
  return row ? Buffer.from(row.hash).toString('hex') : null;
}

export function selectMailed(trx: Query, limit: number) {
  return trx
    .selectFrom('audit_mail')
    .select(['day', 'number', 'recipients'])
    .orderBy('day', 'desc')
    .limit(limit);
}

export function selectOrganisations(gate: Query) {
  return gate.selectFrom('organisation').select(['id', 'name']).orderBy('id');
}

/** Accounts of the works council that are open today. */
export function selectCouncil(gate: Query, organisationId: string, today: string) {
  return gate
    .selectFrom('account')
    .innerJoin('account_role', (join) =>
      join
        .onRef('account_role.organisation_id', '=', 'account.organisation_id')
        .onRef('account_role.account_id', '=', 'account.id'),
    )
    .select(['account.email', 'account.name', 'account.language'])
    .where('account.organisation_id', '=', organisationId)
    .where('account.disabled_at', 'is', null)
    .where('account_role.role', '=', 'works-council')
    .where((where) => where.or([where('ends_on', 'is', null), where('ends_on', '>=', today)]))
    .orderBy('account.email');
}

/** One head per organisation and week, whoever of several processes comes first. */
export function insertAuditMail(
  trx: Query,
  mail: { organisationId: string; day: string; number: number; hash: Buffer; recipients: number },
) {
  return trx
    .insertInto('audit_mail')
    .values({
      organisation_id: mail.organisationId,
      day: mail.day,
      number: mail.number,
      hash: mail.hash,
      recipients: mail.recipients,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'day']).doNothing())
    .returning('day');
}
