import type { Query } from '../db/connection.ts';

export function selectPublishedCampaign(trx: Query, id: string) {
  return trx
    .selectFrom('campaign')
    .select([
      'id',
      'title',
      'status',
      'opens_on as opensOn',
      'closes_on as closesOn',
      'questionnaire_id as questionnaireId',
      'definition',
    ])
    .where('id', '=', id)
    .where('status', '<>', 'draft');
}

/** The campaign before this one in the series: the same questionnaire, published, closed earlier. */
export function selectPrevious(trx: Query, campaign: { questionnaireId: string; closesOn: string }) {
  return trx
    .selectFrom('campaign')
    .select(['id', 'title', 'definition'])
    .where('questionnaire_id', '=', campaign.questionnaireId)
    .where('status', '=', 'published')
    .where('closes_on', '<', campaign.closesOn)
    .orderBy('closes_on', 'desc')
    .limit(1);
}

/** The newest release of each of these campaigns: what is published now. */
export function selectNewestReleases(trx: Query, campaignIds: readonly string[]) {
  return trx
    .selectFrom('release')
    .distinctOn('campaign_id')
    .select(['campaign_id as campaignId', 'id', 'released_at as releasedAt'])
    .where('campaign_id', 'in', campaignIds)
    .orderBy('campaign_id')
    .orderBy('number', 'desc');
}
