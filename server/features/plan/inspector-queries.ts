import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';

/**
 * The campaigns that the findings rest on and the newest ones: who was asked, how many answered, and how many figures of
 * scales were shown and withheld. Which figures those are is not told.
 */
export function selectCampaignFacts(trx: Query) {
  return trx
    .selectFrom('campaign')
    .innerJoin('tally', (join) =>
      join
        .onRef('tally.organisation_id', '=', 'campaign.organisation_id')
        .onRef('tally.campaign_id', '=', 'campaign.id'),
    )
    .select([
      'campaign.id',
      'title',
      'questionnaire_id as questionnaireId',
      'questionnaire_version as version',
      'variant',
      'opens_on as opensOn',
      'closes_on as closesOn',
      'minimum_group as minimumGroup',
      'definition',
      'tally.counted',
      (select) =>
        select
          .selectFrom('scope')
          .select((scope) => sql<number>`coalesce(${scope.fn.sum('invited')}, 0)::int`.as('invited'))
          .whereRef('scope.organisation_id', '=', 'campaign.organisation_id')
          .whereRef('scope.campaign_id', '=', 'campaign.id')
          .as('invited'),
      (select) =>
        select
          .selectFrom('published_cell')
          .select(sql<number>`count(*)::int`.as('withheld'))
          .whereRef('published_cell.organisation_id', '=', 'campaign.organisation_id')
          .whereRef('published_cell.campaign_id', '=', 'campaign.id')
          .where('kind', '=', 'scale')
          .where(sql<boolean>`(cell ->> 'withheld')::boolean`)
          .as('withheld'),
    ])
    .where('campaign.status', '=', 'published')
    .orderBy('closes_on', 'desc');
}
