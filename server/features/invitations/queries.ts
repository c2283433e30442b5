import { sql } from 'kysely';
import { binaryArray } from '../../db/binary-array.ts';
import type { Query } from '../../db/connection.ts';

export interface Invitation {
  organisationId: string;
  campaignId: string;
  id: string;
  scopeId: string;
  status: 'open' | 'closed' | 'published';
  /** Null while no credential was issued. */
  nights: number | null;
  reissued: boolean | null;
}

/** The one invitation that each of these tokens opens, by its place: the database shows it to its own call only (migrations/0150). */
export function findInvitations(answer: Query, tokenHashes: readonly Uint8Array[]) {
  return sql<Invitation & { place: number }>`
    select h.place::integer as place, f.organisation_id as "organisationId", f.campaign_id as "campaignId", f.id,
      f.scope_id as "scopeId", f.status, f.nights, f.reissued
    from unnest(${binaryArray('bytea', tokenHashes)}::bytea[]) with ordinality as h (hash, place),
      lateral find_invitation(h.hash) f`.execute(answer);
}

export type Issue = 'issued' | 'used' | 'not-yet' | 'closed' | 'unknown';

export interface Asking {
  readonly tokenHash: Uint8Array;
  readonly blindedHash: Uint8Array;
  readonly again: boolean;
}

/** One statement, one commit: notes per invitation that it is used by this blinded message, if it may be. */
export function issueCredentials(answer: Query, asked: readonly Asking[]) {
  const tokens = asked.map(({ tokenHash }) => tokenHash);
  const messages = asked.map(({ blindedHash }) => blindedHash);
  return sql<{ issue: Issue }>`
    select issue_credential(a.token, a.message, a.again) as issue
    from unnest(${binaryArray('bytea', tokens)}::bytea[], ${binaryArray('bytea', messages)}::bytea[],
      ${asked.map(({ again }) => again)}::boolean[]) with ordinality as a (token, message, again, place)
    order by a.place`.execute(answer);
}
