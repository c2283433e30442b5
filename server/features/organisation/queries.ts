import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';
import type { CurrentEmployee, CurrentUnit } from './compare-import.ts';
import type { EmployeeRow } from './read-row.ts';

export function selectTree(trx: Query, today: string) {
  return trx
    .selectFrom('unit')
    .leftJoin('employee', (join) =>
      join
        .onRef('employee.organisation_id', '=', 'unit.organisation_id')
        .onRef('employee.unit_id', '=', 'unit.id')
        .on((on) =>
          on.or([on('employee.employed_until', 'is', null), on('employee.employed_until', '>=', today)]),
        ),
    )
    .where('unit.ended_on', 'is', null)
    .groupBy(['unit.organisation_id', 'unit.id', 'unit.parent_id', 'unit.code', 'unit.name'])
    .select(['unit.id', 'unit.parent_id as parentId', 'unit.code', 'unit.name'])
    .select((select) => select.fn.count<number>('employee.id').as('people'))
    .orderBy('unit.code');
}

export function selectCurrentUnits(trx: Query) {
  return trx
    .selectFrom('unit')
    .leftJoin('unit as parent', (join) =>
      join
        .onRef('parent.organisation_id', '=', 'unit.organisation_id')
        .onRef('parent.id', '=', 'unit.parent_id'),
    )
    .select(['unit.id', 'unit.code', 'unit.name', 'parent.code as parentCode', 'unit.ended_on as endedOn'])
    .orderBy('unit.code')
    .$castTo<CurrentUnit>();
}

export function selectCurrentEmployees(trx: Query) {
  return trx
    .selectFrom('employee')
    .innerJoin('unit', (join) =>
      join
        .onRef('unit.organisation_id', '=', 'employee.organisation_id')
        .onRef('unit.id', '=', 'employee.unit_id'),
    )
    .select([
      'employee.id',
      'employee.number',
      'employee.family_name as familyName',
      'employee.given_name as givenName',
      'employee.email',
      'unit.code as unitCode',
      'employee.function_title as functionTitle',
      'employee.function_group as functionGroup',
      'employee.is_manager as isManager',
      'employee.hours_share as hoursShare',
      'employee.employed_from as employedFrom',
      'employee.employed_until as employedUntil',
      'employee.birth_year as birthYear',
      'employee.sex',
      'employee.language',
    ])
    .orderBy('employee.number')
    .$castTo<CurrentEmployee>();
}

export function upsertUnit(
  trx: Query,
  unit: { organisationId: string; id: string; code: string; name: string; parentId: string | null },
) {
  return trx
    .insertInto('unit')
    .values({
      organisation_id: unit.organisationId,
      id: unit.id,
      code: unit.code,
      name: unit.name,
      parent_id: unit.parentId,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'code'])
        .doUpdateSet({ name: unit.name, parent_id: unit.parentId, ended_on: null }),
    )
    .returning('id');
}

export function endUnits(trx: Query, codes: readonly string[], today: string) {
  return trx
    .updateTable('unit')
    .set({ ended_on: today })
    .where('code', '=', sql<string>`any(${codes})`)
    .where('ended_on', 'is', null);
}

/** All employees of one batch in one statement: arrays in, one row each. */
export function upsertEmployees(
  trx: Query,
  organisationId: string,
  ids: readonly string[],
  unitIds: readonly string[],
  rows: readonly EmployeeRow[],
) {
  const list = <T>(value: (row: EmployeeRow) => T) => rows.map(value);
  return sql`
    insert into employee (organisation_id, id, unit_id, number, family_name, given_name, email, function_title, function_group,
      is_manager, hours_share, employed_from, employed_until, birth_year, sex, language)
    select ${organisationId}, * from unnest(${ids}::uuid[], ${unitIds}::uuid[], ${list((row) => row.number)}::text[],
      ${list((row) => row.familyName)}::text[], ${list((row) => row.givenName)}::text[], ${list((row) => row.email)}::text[],
      ${list((row) => row.functionTitle)}::text[], ${list((row) => row.functionGroup)}::text[],
      ${list((row) => row.isManager)}::boolean[], ${list((row) => row.hoursShare)}::smallint[],
      ${list((row) => row.employedFrom)}::date[], ${list((row) => row.employedUntil)}::date[],
      ${list((row) => row.birthYear)}::smallint[], ${list((row) => row.sex)}::text[], ${list((row) => row.language)}::text[])
    on conflict (organisation_id, number) do update set
      unit_id = excluded.unit_id, family_name = excluded.family_name, given_name = excluded.given_name, email = excluded.email,
      function_title = excluded.function_title, function_group = excluded.function_group, is_manager = excluded.is_manager,
      hours_share = excluded.hours_share, employed_from = excluded.employed_from, employed_until = excluded.employed_until,
      birth_year = excluded.birth_year, sex = excluded.sex, language = excluded.language`;
}

/** Who is not in the file any more has left yesterday: today's file no longer has them. */
export function endEmployment(trx: Query, numbers: readonly string[], today: string) {
  return trx
    .updateTable('employee')
    .set({ employed_until: sql<string>`${today}::date - 1` })
    .where('number', '<>', sql<string>`all(${numbers})`)
    .where((where) => where.or([where('employed_until', 'is', null), where('employed_until', '>=', today)]));
}
