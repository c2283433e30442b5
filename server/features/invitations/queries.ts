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

/** Shows the one invitation that this token opens to the rest of the transaction (row level security does the rest). */
export function showInvitation(trx: Query, tokenHash: Buffer) {
  return sql`select set_config('werkpeil.token_hash', ${tokenHash.toString('hex')}, true)`.execute(trx);
}

export function selectInvitation(trx: Query, tokenHash: Buffer) {
  return trx
    .selectFrom('invitation')
    .innerJoin('campaign', 'campaign.id', 'invitation.campaign_id')
    .leftJoin('credential_issue as issue', (join) =>
      join
        .onRef('issue.campaign_id', '=', 'invitation.campaign_id')
        .onRef('issue.invitation_id', '=', 'invitation.id'),
    )
    .select([
      'invitation.organisation_id as organisationId',
      'invitation.campaign_id as campaignId',
      'invitation.id',
      'invitation.scope_id as scopeId',
      'campaign.status',
      'issue.nights',
      'issue.reissued',
    ])
    .where('invitation.token_hash', '=', tokenHash)
    .$castTo<Invitation>();
}

/** Notes that the invitation was used by this blinded message. No row: it was used by another one. */
export function markIssued(trx: Query, invitation: Invitation, blindedHash: Buffer) {
  return trx
    .insertInto('credential_issue')
    .values({
      organisation_id: invitation.organisationId,
      campaign_id: invitation.campaignId,
      invitation_id: invitation.id,
      blinded_hash: blindedHash,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'campaign_id', 'invitation_id'])
        .doUpdateSet({ blinded_hash: blindedHash })
        .where('credential_issue.blinded_hash', '=', blindedHash),
    )
    .returning('invitation_id');
}

/** The one time that an invitation is used once more. No row: it was already, or the first time was less than a day ago. */
export function markReissued(trx: Query, invitation: Invitation, blindedHash: Buffer) {
  return trx
    .updateTable('credential_issue')
    .set({ blinded_hash: blindedHash, reissued: true })
    .where('campaign_id', '=', invitation.campaignId)
    .where('invitation_id', '=', invitation.id)
    .where('reissued', '=', false)
    .where('nights', '=', 2)
    .returning('invitation_id');
}

/** Counts a possible double answer for the group, without saying whose. */
export function countReissue(trx: Query, { campaignId, scopeId }: Invitation) {
  return trx
    .updateTable('scope')
    .set((update) => ({ reissued: update('reissued', '+', 1) }))
    .where('campaign_id', '=', campaignId)
    .where('id', '=', scopeId);
}
