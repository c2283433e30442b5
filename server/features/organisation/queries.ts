import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';
import { EMPLOYEE_COLUMNS } from './written-columns.ts';
import type { CurrentEmployee, CurrentUnit } from './compare-import.ts';

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

export interface UnitToWrite {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly parentId: string | null;
}

/** All at once, in any order: what refers to what is checked at the end of the statement. */
export function upsertUnits(trx: Query, organisationId: string, units: readonly UnitToWrite[]) {
  return sql`
    insert into unit (organisation_id, id, code, name, parent_id)
    select ${organisationId}, * from unnest(${units.map(({ id }) => id)}::uuid[], ${units.map(({ code }) => code)}::text[],
      ${units.map(({ name }) => name)}::text[], ${units.map(({ parentId }) => parentId)}::uuid[])
    on conflict (organisation_id, code) do update set name = excluded.name, parent_id = excluded.parent_id, ended_on = null`.execute(
    trx,
  );
}

export function endUnits(trx: Query, codes: readonly string[], today: string) {
  return trx
    .updateTable('unit')
    .set({ ended_on: today })
    .where('code', '=', sql<string>`any(${codes})`)
    .where('ended_on', 'is', null);
}

/** All employees of one batch in one statement: arrays in, one row each. */
/** A table of this transaction alone, for COPY: rights and rules of `employee` hold when its rows move on. */
export function createArriving(trx: Query) {
  return sql`
    create temporary table arriving on commit drop as
    select id, unit_id, number, family_name, given_name, email, function_title, function_group, is_manager, hours_share,
      employed_from, employed_until, birth_year, sex, language
    from employee with no data`.execute(trx);
}

export function moveArrived(trx: Query, organisationId: string) {
  const columns = sql.raw(EMPLOYEE_COLUMNS.join(', '));
  const changed = EMPLOYEE_COLUMNS.filter((column) => column !== 'id' && column !== 'number');
  const set = sql.raw(changed.map((column) => `${column} = excluded.${column}`).join(', '));
  return sql`
    insert into employee (organisation_id, ${columns}) select ${organisationId}::uuid, ${columns} from arriving
    on conflict (organisation_id, number) do update set ${set}`.execute(trx);
}

/** Who is not in the file any more has left yesterday: today's file no longer has them. */
export function endEmployment(trx: Query, numbers: readonly string[], today: string) {
  return trx
    .updateTable('employee')
    .set({ employed_until: sql<string>`${today}::date - 1` })
    .where('number', '<>', sql<string>`all(${numbers})`)
    .where((where) => where.or([where('employed_until', 'is', null), where('employed_until', '>=', today)]));
}
