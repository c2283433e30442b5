import type { Query } from '../../db/connection.ts';

/** Which whole blocks each unit shows, per scale, in the newest release. */
export function selectPublishedSets(trx: Query, campaignId: string) {
  return trx
    .selectFrom('release')
    .select('plans')
    .where('campaign_id', '=', campaignId)
    .orderBy('number', 'desc')
    .limit(1);
}
