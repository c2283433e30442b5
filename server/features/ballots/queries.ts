import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';

export interface PutResult {
  readonly open: boolean;
  readonly stored: boolean;
  /** Whether an earlier ballot with this serial holds the same box; null when there is none. */
  readonly same: boolean | null;
}

/** One statement, one commit: stores the ballot if the campaign is open, and tells what was there before. */
export function putBallot(
  answer: Query,
  ballot: { campaignId: string; scopeId: string; serial: Uint8Array; box: Uint8Array },
) {
  const { campaignId, scopeId } = ballot;
  const [serial, box] = [Buffer.from(ballot.serial), Buffer.from(ballot.box)];
  return sql<PutResult>`
    with open_campaign as (
      select id from campaign where id = ${campaignId} and status = 'open'
    ), put as (
      insert into ballot (campaign_id, scope_id, serial, box)
      select id, ${scopeId}, ${serial}::bytea, ${box}::bytea from open_campaign
      on conflict (campaign_id, serial) do nothing
      returning 1
    )
    select exists (select from open_campaign) as open, exists (select from put) as stored,
      (select box = ${box}::bytea from ballot where campaign_id = ${campaignId} and serial = ${serial}::bytea) as same`.execute(
    answer,
  );
}

export function selectPublicCampaign(answer: Query, campaignId: string) {
  return answer
    .selectFrom('campaign')
    .innerJoin('organisation', 'organisation.id', 'campaign.organisation_id')
    .select([
      'organisation.name as organisation',
      'status',
      'closes_on as closesOn',
      'manifest',
      'definition',
    ])
    .where('campaign.id', '=', campaignId)
    .$castTo<{
      organisation: string;
      status: 'open' | 'closed' | 'published';
      closesOn: string;
      manifest: unknown;
      definition: unknown;
    }>();
}

export function selectScopeKeys(answer: Query, campaignId: string) {
  return answer
    .selectFrom('scope')
    .select(['id', 'public_key as publicKey'])
    .where('campaign_id', '=', campaignId);
}

export function selectReceipt(answer: Query, campaignId: string, receipt: string) {
  return answer
    .selectFrom('counted_receipt')
    .select('receipt')
    .where('campaign_id', '=', campaignId)
    .where('receipt', '=', receipt);
}
