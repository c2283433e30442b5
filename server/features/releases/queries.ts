import type { Query } from '../../db/connection.ts';

/** One release at a time for a campaign. */
export function holdCampaign(trx: Query, id: string) {
  return trx.selectFrom('campaign').select('id').where('id', '=', id).forUpdate();
}

export function selectReleases(trx: Query, campaignId: string) {
  return trx
    .selectFrom('release')
    .leftJoin('account', (join) =>
      join
        .onRef('account.organisation_id', '=', 'release.organisation_id')
        .onRef('account.id', '=', 'release.made_by'),
    )
    .select([
      'release.id',
      'release.number',
      'release.released_at as releasedAt',
      'release.rules',
      'account.name as madeBy',
    ])
    .where('release.campaign_id', '=', campaignId)
    .orderBy('release.number', 'desc');
}

/** Units that a release calls otherwise than at launch. */
export function selectRenamed(trx: Query, campaignId: string) {
  return trx
    .selectFrom('release_unit as now')
    .innerJoin('release', (join) =>
      join
        .onRef('release.organisation_id', '=', 'now.organisation_id')
        .onRef('release.id', '=', 'now.release_id'),
    )
    .innerJoin('campaign_unit as then', (join) =>
      join
        .onRef('then.organisation_id', '=', 'now.organisation_id')
        .onRef('then.campaign_id', '=', 'release.campaign_id')
        .onRef('then.unit_id', '=', 'now.frozen_unit_id'),
    )
    .select(['release.number', 'then.name as from', 'now.name as to'])
    .where('release.campaign_id', '=', campaignId)
    .whereRef('now.unit_id', '<>', 'now.frozen_unit_id')
    .orderBy('now.code');
}

export function selectLivingUnits(trx: Query) {
  return trx.selectFrom('unit').select(['id', 'code', 'name']).where('ended_on', 'is', null).orderBy('code');
}

export function selectLedger(trx: Query, releaseId: string) {
  return trx
    .selectFrom('release_ledger')
    .select('entry')
    .where('release_id', '=', releaseId)
    .orderBy('scale');
}

export function selectCells(trx: Query, releaseId: string) {
  return trx.selectFrom('published_cell').select(['scale', 'cell']).where('release_id', '=', releaseId);
}

export function insertReleaseUnits(
  trx: Query,
  units: readonly {
    organisation_id: string;
    release_id: string;
    unit_id: string;
    parent_unit_id: string | null;
    frozen_unit_id: string;
    code: string;
    name: string;
  }[],
) {
  return trx.insertInto('release_unit').values(units);
}
