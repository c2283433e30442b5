import { sql } from 'kysely';
import { binaryArray, uuidBytes } from '../../db/binary-array.ts';
import type { Query } from '../../db/connection.ts';

export interface PutResult {
  readonly open: boolean;
  readonly stored: boolean;
  /** Whether an earlier ballot with this serial holds the same box; null when there is none. */
  readonly same: boolean | null;
}

export interface Ballot {
  readonly campaignId: string;
  readonly scopeId: string;
  readonly serial: Uint8Array;
  readonly box: Uint8Array;
}

/** One statement, one commit: stores the ballots whose campaign is open, and tells per ballot what was there before. */
export function putBallots(answer: Query, ballots: readonly Ballot[]) {
  const campaigns = ballots.map(({ campaignId }) => uuidBytes(campaignId));
  const scopes = ballots.map(({ scopeId }) => uuidBytes(scopeId));
  const serials = ballots.map(({ serial }) => serial);
  const boxes = ballots.map(({ box }) => box);
  return sql<PutResult>`
    select open, stored, same
    from put_ballots(${binaryArray('uuid', campaigns)}, ${binaryArray('uuid', scopes)},
      ${binaryArray('bytea', serials)}, ${binaryArray('bytea', boxes)})
    order by place`.execute(answer);
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
