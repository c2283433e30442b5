import { sql } from 'kysely';
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

/** The one invitation that this token opens: the database shows it to this statement only (migrations/0150). */
export function findInvitation(answer: Query, tokenHash: Buffer) {
  return sql<Invitation>`
    select organisation_id as "organisationId", campaign_id as "campaignId", id, scope_id as "scopeId", status, nights, reissued
    from find_invitation(${tokenHash})`.execute(answer);
}

export type Issue = 'issued' | 'used' | 'not-yet' | 'closed' | 'unknown';

/** One statement, one commit: notes that the invitation is used by this blinded message, if it may be. */
export function issueCredential(
  answer: Query,
  { tokenHash, blindedHash, again }: { tokenHash: Buffer; blindedHash: Buffer; again: boolean },
) {
  return sql<{ issue: Issue }>`
    select issue_credential(${tokenHash}, ${blindedHash}, ${again}) as issue`.execute(answer);
}
