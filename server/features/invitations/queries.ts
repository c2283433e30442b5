import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';

/** Shows the one invitation that this token opens to the rest of the transaction (row level security does the rest). */
export function showInvitation(trx: Query, tokenHash: Buffer) {
  return sql`select set_config('werkpeil.token_hash', ${tokenHash.toString('hex')}, true)`.execute(trx);
}

export function selectInvitation(trx: Query, tokenHash: Buffer) {
  return trx
    .selectFrom('invitation')
    .innerJoin('campaign', 'campaign.id', 'invitation.campaign_id')
    .select([
      'invitation.campaign_id as campaignId',
      'invitation.scope_id as scopeId',
      'invitation.issued',
      'campaign.status',
    ])
    .where('invitation.token_hash', '=', tokenHash)
    .$castTo<{
      campaignId: string;
      scopeId: string;
      issued: boolean;
      status: 'open' | 'closed' | 'published';
    }>();
}

/** Marks the invitation as used by this blinded message. Zero rows: it was used by another one. */
export function markIssued(trx: Query, tokenHash: Buffer, blindedHash: Buffer) {
  return trx
    .updateTable('invitation')
    .set({ issued: true, blinded_hash: blindedHash })
    .where('token_hash', '=', tokenHash)
    .where((where) => where.or([where('issued', '=', false), where('blinded_hash', '=', blindedHash)]));
}
