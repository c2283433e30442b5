import type { Query } from './connection.ts';

/** Cells of the newest release of a campaign; the only figures about answers that the manage site can read. */
export function selectPublishedCells(
  trx: Query,
  filter: {
    campaignId: string;
    kind: 'scale' | 'item' | 'prevalence' | 'cut';
    unitIds: readonly string[];
    scale?: string;
  },
) {
  return trx
    .selectFrom('published_cell')
    .select(['unit_id as unitId', 'scale', 'item', 'cell'])
    .where('campaign_id', '=', filter.campaignId)
    .where('kind', '=', filter.kind)
    .where('unit_id', 'in', filter.unitIds)
    .where('release_id', '=', (newest) =>
      newest
        .selectFrom('release')
        .select('id')
        .where('campaign_id', '=', filter.campaignId)
        .orderBy('number', 'desc')
        .limit(1),
    )
    .$if(filter.scale !== undefined, (query) => query.where('scale', '=', filter.scale as string))
    .orderBy('unit_id')
    .orderBy('scale')
    .orderBy('item');
}

/** The tree of a campaign as it was frozen at launch. */
export function selectFrozenTree(trx: Query, campaignId: string) {
  return trx
    .selectFrom('campaign_unit')
    .select(['unit_id as id', 'parent_unit_id as parentId', 'code', 'name'])
    .where('campaign_id', '=', campaignId)
    .orderBy('code');
}
