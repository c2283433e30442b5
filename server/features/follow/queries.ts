import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';

export function selectPageAddress(trx: Query, campaignId: string, unitId: string) {
  return trx
    .selectFrom('public_page')
    .select(['address', 'path'])
    .where('campaign_id', '=', campaignId)
    .where('unit_id', '=', unitId);
}

/** Plan rows of these units, with the words in which they are shown, if they are. */
export function selectRowsOfUnits(trx: Query, unitIds: readonly string[]) {
  return trx
    .selectFrom('plan_row as row')
    .innerJoin('unit', 'unit.id', 'row.unit_id')
    .leftJoin('public_measure as shown', 'shown.plan_row_id', 'row.id')
    .select(['row.id as rowId', 'row.title', 'unit.name as unit', 'row.status', 'row.deadline', 'shown.text'])
    .where('row.unit_id', 'in', unitIds)
    .orderBy('row.deadline')
    .orderBy('row.id');
}

export function selectRow(trx: Query, rowId: string) {
  return trx
    .selectFrom('plan_row')
    .select(['unit_id as unitId', 'status', 'deadline'])
    .where('id', '=', rowId);
}

export function upsertShown(
  trx: Query,
  shown: {
    readonly organisationId: string;
    readonly rowId: string;
    readonly campaignId: string;
    readonly unitId: string;
    readonly text: string;
    readonly status: string;
    readonly deadline: string;
    readonly accountId: string;
  },
) {
  const words = { campaign_id: shown.campaignId, text: shown.text, shown_by: shown.accountId };
  return trx
    .insertInto('public_measure')
    .values({
      organisation_id: shown.organisationId,
      plan_row_id: shown.rowId,
      unit_id: shown.unitId,
      status: shown.status,
      deadline: shown.deadline,
      ...words,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'plan_row_id']).doUpdateSet(words));
}

export function deleteShown(trx: Query, rowId: string) {
  return trx.deleteFrom('public_measure').where('plan_row_id', '=', rowId);
}

/** Shows the one page of this address to the rest of the transaction. */
export function showPage(trx: Query, address: string) {
  return sql`select set_config('werkpeil.page_address', ${address}, true)`.execute(trx);
}

export function selectPage(trx: Query, address: string) {
  return trx
    .selectFrom('public_page as page')
    .innerJoin('campaign', 'campaign.id', 'page.campaign_id')
    .innerJoin('organisation', 'organisation.id', 'page.organisation_id')
    .select([
      'page.campaign_id as campaignId',
      'page.unit_id as unitId',
      'page.path',
      'page.said',
      'organisation.name as organisation',
      'campaign.title as campaign',
      'campaign.closes_on as closesOn',
      'campaign.definition',
    ])
    .where('page.address', '=', address);
}

export function selectNames(trx: Query, campaignId: string, unitIds: readonly string[]) {
  return trx
    .selectFrom('campaign_unit')
    .select(['unit_id as id', 'name'])
    .where('campaign_id', '=', campaignId)
    .where('unit_id', 'in', unitIds);
}

/** What is done, of the units of the page; row level security shows no other row. */
export function selectDone(trx: Query, campaignId: string, unitIds: readonly string[]) {
  return trx
    .selectFrom('public_measure')
    .select(['text', 'unit_id as unitId', 'status', 'deadline'])
    .where('campaign_id', '=', campaignId)
    .where('unit_id', 'in', unitIds)
    .where('status', '<>', 'stopped')
    .orderBy('deadline')
    .orderBy('plan_row_id');
}

/** Shows the one invitation that this token opens, and with it the page of its group. */
export function showInvitation(trx: Query, tokenHash: Buffer) {
  return sql`select set_config('werkpeil.token_hash', ${tokenHash.toString('hex')}, true)`.execute(trx);
}

export function selectPageOfLink(trx: Query, tokenHash: Buffer) {
  return trx
    .selectFrom('invitation')
    .innerJoin('scope', (join) =>
      join
        .onRef('scope.campaign_id', '=', 'invitation.campaign_id')
        .onRef('scope.id', '=', 'invitation.scope_id'),
    )
    .innerJoin('public_page as page', (join) =>
      join.onRef('page.campaign_id', '=', 'scope.campaign_id').onRef('page.unit_id', '=', 'scope.unit_id'),
    )
    .select('page.address')
    .where('invitation.token_hash', '=', tokenHash);
}
