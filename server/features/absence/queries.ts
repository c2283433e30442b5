import type { Query } from '../../db/connection.ts';
import type { Definition } from '../../domain/questionnaire/definition.ts';
import type { CountedUnit, KeptTotal } from '../../privacy/absence-cells.ts';
import type { Prices } from './contract.ts';

export function selectImport(trx: Query) {
  return trx
    .selectFrom('absence_import')
    .select([
      'id',
      'kind',
      'first_month as firstMonth',
      'last_month as lastMonth',
      'imported_at as importedAt',
    ])
    .orderBy('imported_at', 'desc')
    .limit(1);
}

export interface ImportedUnit extends CountedUnit {
  readonly code: string;
  readonly name: string;
}

/** The tree as it was at the import. */
export function selectUnits(trx: Query, importId: string) {
  return trx
    .selectFrom('absence_unit')
    .select([
      'unit_id as id',
      'parent_unit_id as parentId',
      'code',
      'name',
      'narrow_unit_id as narrow',
      'wide_unit_id as wide',
    ])
    .where('import_id', '=', importId)
    .orderBy('code')
    .$castTo<ImportedUnit>();
}

export function selectTotals(trx: Query, importId: string) {
  return trx
    .selectFrom('absence_total')
    .select([
      'dimension',
      'key',
      'month',
      'heads',
      'head_days as headDays',
      'employment_days as employmentDays',
      'sick_days as sickDays',
      'reports',
      'ended',
      'ended_days as endedDays',
      'year',
    ])
    .where('import_id', '=', importId)
    .orderBy('dimension')
    .orderBy('key')
    .orderBy('month')
    .$castTo<KeptTotal>();
}

/** Rights follow today's tree. */
export function selectUnitTree(trx: Query) {
  return trx.selectFrom('unit').select(['id', 'parent_id as parentId']);
}

export function selectOrganisation(trx: Query) {
  return trx.selectFrom('organisation').select(['sector', 'size_class as sizeClass']);
}

export function selectComplaints(trx: Query) {
  return trx
    .selectFrom('absence_complaint')
    .select(['period', 'complaint_group as group', 'cases'])
    .orderBy('period', 'desc')
    .orderBy('cases', 'desc')
    .orderBy('complaint_group')
    .limit(100);
}

export function selectPrices(trx: Query) {
  return trx.selectFrom('absence_price').select('prices').$castTo<{ prices: Prices }>();
}

export function upsertPrices(
  trx: Query,
  change: { organisationId: string; accountId: string; prices: Prices; now: Date },
) {
  const prices = JSON.stringify(change.prices);
  return trx
    .insertInto('absence_price')
    .values({
      organisation_id: change.organisationId,
      prices,
      saved_by: change.accountId,
      saved_at: change.now,
    })
    .onConflict((conflict) =>
      conflict
        .column('organisation_id')
        .doUpdateSet({ prices, saved_by: change.accountId, saved_at: change.now }),
    );
}

export interface PublishedCampaign {
  readonly id: string;
  readonly title: string;
  readonly closesOn: string;
  readonly definition: Definition;
}

export function selectPublishedCampaigns(trx: Query) {
  return trx
    .selectFrom('campaign')
    .select(['id', 'title', 'closes_on as closesOn', 'definition'])
    .where('status', '=', 'published')
    .orderBy('closes_on', 'desc')
    .orderBy('id')
    .limit(50)
    .$castTo<PublishedCampaign>();
}
