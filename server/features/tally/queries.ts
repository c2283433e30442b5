import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';
import type { Definition } from '../../domain/questionnaire/definition.ts';
import type { AnalysisCell } from '../../privacy/analysis-cells.ts';
import type { SealedBallot } from './count-ballots.ts';

export function selectCampaignForTally(trx: Query, id: string) {
  return trx
    .selectFrom('campaign')
    .select(['status', 'definition', 'manifest_hash as manifestHash'])
    .where('id', '=', id)
    .forUpdate()
    .$castTo<{ status: 'open' | 'closed' | 'published'; definition: Definition; manifestHash: string }>();
}

export function selectScopeUnits(trx: Query, campaignId: string) {
  return trx
    .selectFrom('scope')
    .select(['id', 'unit_id as unitId', 'invited'])
    .where('campaign_id', '=', campaignId);
}

export function selectCampaignTree(trx: Query, campaignId: string) {
  return trx
    .selectFrom('campaign_unit')
    .select(['unit_id as id', 'parent_unit_id as parentId'])
    .where('campaign_id', '=', campaignId)
    .orderBy('unit_id');
}

export function countBallots(trx: Query, campaignId: string) {
  return trx
    .selectFrom('ballot')
    .select((select) => select.fn.countAll<number>().as('total'))
    .where('campaign_id', '=', campaignId);
}

/** The next page of ballots behind a serial; serials are random, so this order says nothing. */
export function selectBallots(trx: Query, campaignId: string, after: Uint8Array, limit: number) {
  return trx
    .selectFrom('ballot')
    .select(['scope_id as scopeId', 'serial', 'box'])
    .where('campaign_id', '=', campaignId)
    .where('serial', '>', Buffer.from(after))
    .orderBy('serial')
    .limit(limit)
    .$castTo<SealedBallot>();
}

export function holdBallotBox(trx: Query, campaignId: string) {
  return sql`select hold_ballot_box(${campaignId})`.execute(trx);
}

export function shredBallotBox(trx: Query, campaignId: string) {
  return sql`select shred_ballot_box(${campaignId})`.execute(trx);
}

export function markPublished(trx: Query, id: string, now: Date) {
  return trx.updateTable('campaign').set({ status: 'published', published_at: now }).where('id', '=', id);
}

interface Named {
  readonly organisationId: string;
  readonly campaignId: string;
}

export function insertReceipts(
  _trx: Query,
  { organisationId, campaignId }: Named,
  receipts: readonly string[],
) {
  return sql`
    insert into counted_receipt (organisation_id, campaign_id, receipt)
    select ${organisationId}, ${campaignId}, receipt from unnest(${receipts}::text[]) as receipt
    on conflict do nothing`;
}

export function insertTally(
  trx: Query,
  { organisationId, campaignId }: Named,
  result: { counted: number; invalid: number },
) {
  return trx.insertInto('tally').values({
    organisation_id: organisationId,
    campaign_id: campaignId,
    counted: result.counted,
    invalid: result.invalid,
    certificate: '{}',
  });
}

/** Links of a closed campaign open nothing any more. */
export function deleteWaitingMail(trx: Query, campaignId: string) {
  return trx.deleteFrom('outbox').where('campaign_id', '=', campaignId).where('state', '=', 'waiting');
}

export function insertAnalyses(
  trx: Query,
  { organisationId, campaignId }: Named,
  cells: readonly AnalysisCell[],
) {
  return trx.insertInto('published_analysis').values(
    cells.map((cell) => ({
      organisation_id: organisationId,
      campaign_id: campaignId,
      kind: cell.kind,
      unit_id: 'unit' in cell ? cell.unit : null,
      scale: 'scale' in cell ? cell.scale : '',
      cell: JSON.stringify(cell),
    })),
  );
}

/** What the nightly response of this campaign is made of; see server/privacy/response.ts. */
export function selectHeldResponse(trx: Query, campaignId: string) {
  return trx.selectFrom('response_held').select(['block', 'held']).where('campaign_id', '=', campaignId);
}
