import { sql } from 'kysely';
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
  // Every box is a parameter of its own: as an element of one array parameter it would travel as hexadecimal text.
  const list = (values: readonly unknown[]) => sql`array[${sql.join(values)}]`;
  const bytes = (part: Uint8Array) => Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  return sql<PutResult>`
    select open, stored, same from put_ballots(
      ${list(ballots.map(({ campaignId }) => campaignId))}::uuid[], ${list(ballots.map(({ scopeId }) => scopeId))}::uuid[],
      ${list(ballots.map(({ serial }) => bytes(serial)))}::bytea[], ${list(ballots.map(({ box }) => bytes(box)))}::bytea[])
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
