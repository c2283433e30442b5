import type { Query } from '../../db/connection.ts';

export function selectPublishedCampaign(trx: Query, id: string) {
  return trx
    .selectFrom('campaign')
    .select([
      'id',
      'title',
      'status',
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

export function selectOrganisation(trx: Query) {
  return trx.selectFrom('organisation').select(['name', 'sector', 'size_class as sizeClass']);
}
