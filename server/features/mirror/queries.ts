import type { Query } from '../../db/connection.ts';
import type { Definition } from '../../domain/questionnaire/definition.ts';

/** Through the door of the answer site: which organisation and questionnaire a campaign is of. */
export function selectCampaign(answer: Query, campaignId: string) {
  return answer
    .selectFrom('campaign')
    .select(['organisation_id as organisationId', 'closes_on as closesOn', 'definition'])
    .where('id', '=', campaignId)
    .$castTo<{ organisationId: string; closesOn: string; definition: Definition }>();
}

/** The newest published campaigns of a questionnaire in one organisation that closed before a day. */
export function selectEarlier(trx: Query, wanted: { questionnaireId: string; closesOn: string }) {
  return trx
    .selectFrom('campaign')
    .innerJoin('organisation', 'organisation.id', 'campaign.organisation_id')
    .select([
      'campaign.id',
      'campaign.title',
      'campaign.closes_on as closesOn',
      'organisation.name as organisation',
      'campaign.definition',
    ])
    .where('campaign.questionnaire_id', '=', wanted.questionnaireId)
    .where('campaign.status', '=', 'published')
    .where('campaign.closes_on', '<', wanted.closesOn)
    .orderBy('campaign.closes_on', 'desc')
    .limit(3)
    .$castTo<{ id: string; title: string; closesOn: string; organisation: string; definition: Definition }>();
}
