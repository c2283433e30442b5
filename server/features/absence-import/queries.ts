import type { Query } from '../../db/connection.ts';
import type { FileRole, Mapping } from './columns.ts';
import type { KnownUnit } from './collected.ts';

/** Units that ever were: an absence of last year may lie in a unit that has ended since. */
export function selectUnits(trx: Query) {
  return trx
    .selectFrom('unit')
    .select(['id', 'parent_id as parentId', 'code', 'name'])
    .orderBy('code')
    .$castTo<KnownUnit>();
}

/** Which of these texts are personnel numbers: then they are no pseudonyms. */
export function countPersonnelNumbers(trx: Query, texts: readonly string[]) {
  return trx
    .selectFrom('employee')
    .select((select) => select.fn.countAll<number>().as('known'))
    .where('number', 'in', texts);
}

export function deleteImports(trx: Query) {
  return trx.deleteFrom('absence_import');
}

export interface ImportRecord {
  readonly organisationId: string;
  readonly id: string;
  readonly kind: string;
  readonly firstMonth: string;
  readonly lastMonth: string;
  readonly counts: object;
  readonly accountId: string;
  readonly now: Date;
}

export function insertImport(trx: Query, record: ImportRecord) {
  return trx.insertInto('absence_import').values({
    organisation_id: record.organisationId,
    id: record.id,
    kind: record.kind,
    first_month: record.firstMonth,
    last_month: record.lastMonth,
    counts: JSON.stringify(record.counts),
    imported_by: record.accountId,
    imported_at: record.now,
  });
}

export interface UnitRecord extends KnownUnit {
  readonly narrow: string | null;
  readonly wide: string | null;
}

export function insertUnits(
  trx: Query,
  { organisationId, id }: { readonly organisationId: string; readonly id: string },
  units: readonly UnitRecord[],
) {
  return trx.insertInto('absence_unit').values(
    units.map((unit) => ({
      organisation_id: organisationId,
      import_id: id,
      unit_id: unit.id,
      parent_unit_id: unit.parentId,
      code: unit.code,
      name: unit.name,
      narrow_unit_id: unit.narrow,
      wide_unit_id: unit.wide,
    })),
  );
}

export interface TotalRecord {
  readonly dimension: string;
  readonly key: string;
  readonly month: string;
  readonly heads: number;
  readonly head_days: number;
  readonly employment_days: number;
  readonly sick_days: number;
  readonly reports: number;
  readonly ended: number | null;
  readonly ended_days: number | null;
  readonly year: string | null;
}

export function insertTotals(
  trx: Query,
  { organisationId, id }: { readonly organisationId: string; readonly id: string },
  rows: readonly TotalRecord[],
) {
  return trx
    .insertInto('absence_total')
    .values(rows.map((row) => ({ organisation_id: organisationId, import_id: id, ...row })));
}

export function selectMappings(trx: Query) {
  return trx
    .selectFrom('absence_mapping')
    .select(['role', 'columns'])
    .orderBy('role')
    .$castTo<{ role: FileRole; columns: Mapping }>();
}

export function upsertMapping(
  trx: Query,
  mapping: { organisationId: string; role: FileRole; columns: Mapping; now: Date },
) {
  const columns = JSON.stringify(mapping.columns);
  return trx
    .insertInto('absence_mapping')
    .values({ organisation_id: mapping.organisationId, role: mapping.role, columns, saved_at: mapping.now })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'role']).doUpdateSet({ columns, saved_at: mapping.now }),
    );
}

export function deleteComplaints(trx: Query, periods: readonly string[]) {
  return trx.deleteFrom('absence_complaint').where('period', 'in', periods);
}

export function insertComplaints(
  trx: Query,
  organisationId: string,
  rows: readonly { readonly period: string; readonly complaintGroup: string; readonly cases: number }[],
  now: Date,
) {
  return trx.insertInto('absence_complaint').values(
    rows.map((row) => ({
      organisation_id: organisationId,
      period: row.period,
      complaint_group: row.complaintGroup,
      cases: row.cases,
      imported_at: now,
    })),
  );
}
