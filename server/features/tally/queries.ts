import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';
import type { Definition } from '../../domain/questionnaire/definition.ts';
import type { Terms } from '../../domain/campaign-contract/terms.ts';
import type { AnalysisCell } from '../../privacy/analysis-cells.ts';
import type { SealedBallot } from './open-ballot.ts';

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
  result: {
    counted: number;
    invalid: number;
    refused: Readonly<Record<string, number>>;
    reissued: number;
  },
) {
  return trx.insertInto('tally').values({
    organisation_id: organisationId,
    campaign_id: campaignId,
    counted: result.counted,
    invalid: result.invalid,
    refused: JSON.stringify(result.refused),
    reissued: result.reissued,
    certificate: '{}',
  });
}

/** The contract that holds now. */
export function selectTerms(trx: Query, campaignId: string) {
  return trx
    .selectFrom('campaign_contract')
    .select('terms')
    .where('campaign_id', '=', campaignId)
    .orderBy('version', 'desc')
    .limit(1)
    .$castTo<{ terms: Terms }>();
}

/** At most so many answers may be in the box twice. */
export function countReissues(trx: Query, campaignId: string) {
  return trx
    .selectFrom('scope')
    .select((select) => select.fn.sum<number>('reissued').as('reissued'))
    .where('campaign_id', '=', campaignId);
}

export function selectCertificate(trx: Query, campaignId: string) {
  return trx
    .selectFrom('tally')
    .select('certificate')
    .where('campaign_id', '=', campaignId)
    .$castTo<{ certificate: object }>();
}

export function updateCertificate(trx: Query, campaignId: string, certificate: object) {
  return trx
    .updateTable('tally')
    .set({ certificate: JSON.stringify(certificate) })
    .where('campaign_id', '=', campaignId);
}

/** Whether the tables that held ballots and issues of this campaign are gone. */
export async function boxIsGone(trx: Query, campaignId: string): Promise<boolean> {
  const suffix = campaignId.replaceAll('-', '');
  const { rows } = await sql<{ gone: boolean }>`
    select to_regclass(${`public.ballot_${suffix}`}) is null
      and to_regclass(${`public.credential_issue_${suffix}`}) is null as gone`.execute(trx);
  return rows[0]?.gone ?? false;
}

/** Has the database write everything out and drop its log of changes; how many older files are left, null when it may not. */
export async function pushOutLog(work: Query): Promise<number | null> {
  const { rows } = await sql<{ older: number | null }>`select push_out_log() as older`.execute(work);
  return rows[0]?.older ?? null;
}

export function deleteCards(trx: Query, campaignId: string) {
  return trx.deleteFrom('card').where('campaign_id', '=', campaignId);
}

/** Links of a closed campaign open nothing any more. */
export function deleteWaitingMail(trx: Query, campaignId: string) {
  return trx.deleteFrom('outbox').where('campaign_id', '=', campaignId).where('state', '=', 'waiting');
}

/** A count that failed waits again, with a clean slate of tries. */
export function retryTally(trx: Query, campaignId: string) {
  return trx
    .updateTable('job')
    .set({ state: 'waiting', error: null, attempts: 0, done: 0 })
    .where('campaign_id', '=', campaignId)
    .where('kind', '=', 'tally')
    .where('state', '=', 'failed');
}

export function selectSealedCampaign(trx: Query, campaignId: string) {
  return trx
    .selectFrom('campaign')
    .leftJoin('council_seal as seal', (join) =>
      join
        .onRef('seal.organisation_id', '=', 'campaign.organisation_id')
        .onRef('seal.campaign_id', '=', 'campaign.id'),
    )
    .select((select) => [
      'status',
      'manifest',
      'definition',
      select('seal.public_key', 'is not', null).as('sealed'),
    ])
    .where('campaign.id', '=', campaignId)
    .$castTo<{
      status: 'draft' | 'open' | 'closed' | 'published';
      manifest: unknown;
      definition: unknown;
      sealed: boolean;
    }>();
}

export function insertSeal(
  trx: Query,
  row: {
    organisationId: string;
    campaignId: string;
    accountId: string;
    publicKey: Uint8Array;
    now: Date;
  },
) {
  return trx.insertInto('council_seal').values({
    organisation_id: row.organisationId,
    campaign_id: row.campaignId,
    public_key: Buffer.from(row.publicKey),
    made_by: row.accountId,
    made_at: row.now,
  });
}

export function deleteSeal(trx: Query, campaignId: string) {
  return trx.deleteFrom('council_seal').where('campaign_id', '=', campaignId);
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

/** The campaign before this one in its series, as far as it is published. */
export function selectSeriesBefore(trx: Query, campaignId: string) {
  return trx
    .selectFrom('campaign')
    .innerJoin('campaign as own', 'own.questionnaire_id', 'campaign.questionnaire_id')
    .select(['campaign.id', 'campaign.definition'])
    .where('own.id', '=', campaignId)
    .where('campaign.status', '=', 'published')
    .whereRef('campaign.closes_on', '<', 'own.closes_on')
    .orderBy('campaign.closes_on', 'desc')
    .limit(1);
}

export function insertPages(
  trx: Query,
  { organisationId, campaignId }: Named,
  pages: readonly {
    readonly unitId: string;
    readonly address: string;
    readonly path: readonly string[];
    readonly said: object | null;
  }[],
) {
  return trx.insertInto('public_page').values(
    pages.map(({ unitId, address, path, said }) => ({
      organisation_id: organisationId,
      campaign_id: campaignId,
      unit_id: unitId,
      address,
      path: [...path],
      said: JSON.stringify(said),
    })),
  );
}
