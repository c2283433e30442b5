import type { Query } from '../../db/connection.ts';
import { selectNorms, type StoredNorm } from '../../db/own-norms.ts';
import type { NormRow } from '../../domain/questionnaire/norms.ts';

export function selectNorm(trx: Query, id: string) {
  return selectNorms(trx).clearOrderBy().where('id', '=', id);
}

export function insertNorm(
  trx: Query,
  row: Omit<StoredNorm, 'rows'> & {
    organisationId: string;
    accountId: string;
    campaignId: string | null;
    rows: readonly NormRow[];
    now: Date;
  },
) {
  return trx.insertInto('own_norm').values({
    organisation_id: row.organisationId,
    id: row.id,
    origin: row.origin,
    campaign_id: row.campaignId,
    passport: JSON.stringify(row.passport),
    rows: JSON.stringify(row.rows),
    created_by: row.accountId,
    created_at: row.now,
  });
}

export function deleteNorm(trx: Query, id: string) {
  return trx.deleteFrom('own_norm').where('id', '=', id);
}

export function selectNormOfCampaign(trx: Query, campaignId: string) {
  return trx.selectFrom('own_norm').select('id').where('campaign_id', '=', campaignId);
}

export function selectCampaign(trx: Query, id: string) {
  return trx
    .selectFrom('campaign')
    .select(['id', 'title', 'status', 'closes_on as closesOn', 'definition'])
    .where('id', '=', id)
    .where('status', '<>', 'draft');
}

export function selectOrganisation(trx: Query) {
  return trx.selectFrom('organisation').select('name');
}
