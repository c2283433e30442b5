import type { Query } from './connection.ts';

/** Analyses of a campaign: about the whole organisation, and about these units. */
export function selectPublishedAnalyses(
  trx: Query,
  { campaignId, unitIds }: { readonly campaignId: string; readonly unitIds: readonly string[] },
) {
  return trx
    .selectFrom('published_analysis')
    .select('cell')
    .where('campaign_id', '=', campaignId)
    .where((either) => either.or([either('unit_id', 'is', null), either('unit_id', 'in', unitIds)]))
    .orderBy('kind')
    .orderBy('scale')
    .orderBy('unit_id');
}
