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

/**
 * The tree of a campaign as it was frozen at launch, under the names of the newest release. `frozenId` is the unit at
 * launch: another one where a re-organisation gave the unit another name.
 */
export function selectFrozenTree(trx: Query, campaignId: string) {
  return trx
    .with('renamed', (query) =>
      query
        .selectFrom('release_unit')
        .innerJoin('release', (join) =>
          join
            .onRef('release.organisation_id', '=', 'release_unit.organisation_id')
            .onRef('release.id', '=', 'release_unit.release_id'),
        )
        .select([
          'release_unit.unit_id as id',
          'release_unit.parent_unit_id as parentId',
          'release_unit.frozen_unit_id as frozenId',
          'release_unit.code',
          'release_unit.name',
        ])
        .where('release.campaign_id', '=', campaignId)
        .where('release.number', '=', (newest) =>
          newest
            .selectFrom('release')
            .select((select) => select.fn.max<number>('number').as('number'))
            .where('campaign_id', '=', campaignId),
        ),
    )
    .selectFrom('renamed')
    .select(['id', 'parentId', 'frozenId', 'code', 'name'])
    .unionAll((query) =>
      query
        .selectFrom('campaign_unit')
        .select(['unit_id as id', 'parent_unit_id as parentId', 'unit_id as frozenId', 'code', 'name'])
        .where('campaign_id', '=', campaignId)
        .where((where) => where.not(where.exists(where.selectFrom('renamed').select('id')))),
    )
    .orderBy('code');
}
