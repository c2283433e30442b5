import { sql } from 'kysely';
import type { Query } from '../../../db/connection.ts';
import type { Terms } from '../../../domain/campaign-contract/terms.ts';

interface Named {
  readonly organisationId: string;
  readonly campaignId: string;
}

export interface ContractRow {
  version: number;
  terms: Terms;
  termsHash: string;
  reason: string;
  by: string | null;
  madeAt: Date;
}

/** All versions, the one that holds now first. */
export function selectContracts(trx: Query, campaignId: string) {
  return trx
    .selectFrom('campaign_contract as contract')
    .leftJoin('account', (join) =>
      join
        .onRef('account.organisation_id', '=', 'contract.organisation_id')
        .onRef('account.id', '=', 'contract.made_by'),
    )
    .select([
      'contract.version',
      'contract.terms',
      'contract.terms_hash as termsHash',
      'contract.reason',
      'account.name as by',
      'contract.made_at as madeAt',
    ])
    .where('contract.campaign_id', '=', campaignId)
    .orderBy('contract.version', 'desc')
    .$castTo<ContractRow>();
}

export function insertContract(
  trx: Query,
  row: Named & {
    version: number;
    terms: Terms;
    termsHash: string;
    reason: string;
    madeBy: string | null;
    now: Date;
  },
) {
  return trx.insertInto('campaign_contract').values({
    organisation_id: row.organisationId,
    campaign_id: row.campaignId,
    version: row.version,
    terms: JSON.stringify(row.terms),
    terms_hash: row.termsHash,
    reason: row.reason,
    made_by: row.madeBy,
    made_at: row.now,
  });
}

export function selectSignature(trx: Query, campaignId: string, termsHash: string) {
  return trx
    .selectFrom('contract_signature as signature')
    .innerJoin('account', (join) =>
      join
        .onRef('account.organisation_id', '=', 'signature.organisation_id')
        .onRef('account.id', '=', 'signature.signed_by'),
    )
    .select(['signature.kind', 'signature.reason', 'account.name as by', 'signature.signed_at as signedAt'])
    .where('signature.campaign_id', '=', campaignId)
    .where('signature.terms_hash', '=', termsHash)
    .$castTo<{ kind: 'signed' | 'not-applicable'; reason: string; by: string; signedAt: Date }>();
}

/** Whether the works council has spoken on these terms; without the names, which jobs may not see. */
export function selectWord(trx: Query, campaignId: string, termsHash: string) {
  return trx
    .selectFrom('contract_signature')
    .select('kind')
    .where('campaign_id', '=', campaignId)
    .where('terms_hash', '=', termsHash);
}

export function insertSignature(
  trx: Query,
  row: Named & {
    termsHash: string;
    kind: 'signed' | 'not-applicable';
    reason: string;
    accountId: string;
    now: Date;
  },
) {
  return trx
    .insertInto('contract_signature')
    .values({
      organisation_id: row.organisationId,
      campaign_id: row.campaignId,
      terms_hash: row.termsHash,
      kind: row.kind,
      reason: row.reason,
      signed_by: row.accountId,
      signed_at: row.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('terms_hash');
}

export function selectConsentRequired(trx: Query) {
  return trx.selectFrom('organisation').select('consent_required as required');
}

export function updateConsentRequired(trx: Query, required: boolean) {
  return trx.updateTable('organisation').set({ consent_required: required });
}

export function selectSeal(trx: Query, campaignId: string) {
  return trx
    .selectFrom('council_seal')
    .select('public_key as publicKey')
    .where('campaign_id', '=', campaignId);
}

/** Campaigns with the hash of the terms that hold now; a draft has none yet. */
export function selectAgreements(trx: Query) {
  return sql<{
    id: string;
    title: string;
    status: 'draft' | 'open' | 'closed' | 'published';
    opensOn: string;
    closesOn: string;
    termsHash: string | null;
    sealed: boolean;
  }>`
    select campaign.id, title, status, opens_on as "opensOn", closes_on as "closesOn",
      (select terms_hash from campaign_contract contract where contract.campaign_id = campaign.id
        order by version desc limit 1) as "termsHash",
      exists (select from council_seal seal where seal.campaign_id = campaign.id) as sealed
    from campaign order by closes_on desc, campaign.created_at desc limit 200`.execute(trx);
}

export function selectAgreedTally(trx: Query, campaignId: string) {
  return trx
    .selectFrom('tally')
    .select(['counted', 'invalid', 'refused', 'reissued', 'certificate'])
    .where('campaign_id', '=', campaignId)
    .$castTo<{
      counted: number;
      invalid: number;
      refused: Record<string, number>;
      reissued: number;
      certificate: unknown;
    }>();
}

export function selectManifest(trx: Query, campaignId: string) {
  return trx
    .selectFrom('campaign')
    .select(['manifest', 'manifest_hash as manifestHash'])
    .where('id', '=', campaignId);
}

export function selectUnitNames(trx: Query, ids: readonly string[]) {
  return trx.selectFrom('unit').select('name').where('id', 'in', ids).orderBy('name');
}

/** The days that the organisation chose for what a contract promises. */
export function selectKeeping(trx: Query) {
  return trx.selectFrom('retention_setting').select(['invitations', 'figures']);
}
