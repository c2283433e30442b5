import type { Query } from '../../db/connection.ts';

export interface PaperCampaign {
  status: 'draft' | 'open' | 'closed' | 'published';
  paper: 'letters' | 'cards';
  title: string;
  closesOn: string;
  manifestHash: string | null;
  organisation: string;
  demonstration: boolean;
}

export function selectPaperCampaign(trx: Query, campaignId: string) {
  return trx
    .selectFrom('campaign')
    .innerJoin('organisation', 'organisation.id', 'campaign.organisation_id')
    .select([
      'status',
      'paper',
      'title',
      'closes_on as closesOn',
      'manifest_hash as manifestHash',
      'organisation.name as organisation',
      'organisation.demonstration',
    ])
    .where('campaign.id', '=', campaignId)
    .$castTo<PaperCampaign>();
}

export function updatePaper(trx: Query, campaignId: string, kind: 'letters' | 'cards') {
  return trx
    .updateTable('campaign')
    .set({ paper: kind })
    .where('id', '=', campaignId)
    .where('status', '=', 'draft');
}

export function selectLetters(trx: Query, campaignId: string) {
  return trx
    .selectFrom('outbox')
    .select(['recipient', 'subject', 'body'])
    .where('campaign_id', '=', campaignId)
    .where('kind', '=', 'letter')
    .where('state', '=', 'waiting')
    .orderBy('recipient')
    .orderBy('id');
}

/** Cards of a group lie in the order of their codes, which says nothing. */
export function selectCards(trx: Query, campaignId: string) {
  return trx
    .selectFrom('card')
    .innerJoin('scope', (join) =>
      join
        .onRef('scope.organisation_id', '=', 'card.organisation_id')
        .onRef('scope.campaign_id', '=', 'card.campaign_id')
        .onRef('scope.id', '=', 'card.scope_id'),
    )
    .innerJoin('campaign_unit as unit', (join) =>
      join
        .onRef('unit.organisation_id', '=', 'scope.organisation_id')
        .onRef('unit.campaign_id', '=', 'scope.campaign_id')
        .onRef('unit.unit_id', '=', 'scope.unit_id'),
    )
    .select(['unit.name as group', 'scope.invited', 'card.code'])
    .where('card.campaign_id', '=', campaignId)
    .orderBy('unit.name')
    .orderBy('card.code')
    .$castTo<{ group: string; invited: number; code: string }>();
}

export function wipeLetters(trx: Query, campaignId: string) {
  return trx
    .updateTable('outbox')
    .set({ state: 'sent', body: '' })
    .where('campaign_id', '=', campaignId)
    .where('kind', '=', 'letter')
    .where('state', '=', 'waiting');
}

export function deleteCards(trx: Query, campaignId: string) {
  return trx.deleteFrom('card').where('campaign_id', '=', campaignId);
}
