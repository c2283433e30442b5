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
