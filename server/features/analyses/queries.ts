import type { Query } from '../../db/connection.ts';

/** The frozen tree with the number of people invited directly in each unit. */
export function selectInvitedTree(trx: Query, campaignId: string) {
  return trx
    .selectFrom('campaign_unit')
    .select(['unit_id as id', 'parent_unit_id as parentId', 'name', 'invited'])
    .where('campaign_id', '=', campaignId)
    .orderBy('code');
}
