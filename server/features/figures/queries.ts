import type { Query } from '../../db/connection.ts';

export function selectPublishedCampaign(trx: Query, id: string) {
  return trx
    .selectFrom('campaign')
    .select(['id', 'title', 'status', 'closes_on as closesOn', 'definition'])
    .where('id', '=', id)
    .where('status', '<>', 'draft');
}

/** Rights follow today's tree. */
export function selectUnitTree(trx: Query) {
  return trx.selectFrom('unit').select(['id', 'parent_id as parentId']);
}

/** Which whole blocks each unit shows, per scale, in the newest release. */
export function selectPublishedSets(trx: Query, campaignId: string) {
  return trx
    .selectFrom('release')
    .select('plans')
    .where('campaign_id', '=', campaignId)
    .orderBy('number', 'desc')
    .limit(1);
}
