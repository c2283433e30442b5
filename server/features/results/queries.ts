import type { Query } from '../../db/connection.ts';

export function selectResponse(trx: Query, campaignId: string) {
  return trx
    .selectFrom('campaign_unit')
    .select((select) => [
      select.fn.sum<string>('invited').as('invited'),
      select.selectFrom('tally').select('counted').where('tally.campaign_id', '=', campaignId).as('counted'),
    ])
    .where('campaign_unit.campaign_id', '=', campaignId);
}

export function selectOrganisation(trx: Query) {
  return trx.selectFrom('organisation').select(['name', 'sector', 'size_class as sizeClass']);
}
