import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';
import { WRITTEN_COLUMNS } from './written-columns.ts';
import type { Change } from './contract.ts';
import type { CurrentUnit } from './compare-import.ts';

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

/** A number that changes with every change of an employee, whatever the order: for the digest of a preview. */
export async function selectEmployeesDigest(trx: Query): Promise<string> {
  const { rows } = await sql<{ digest: string }>`
    select count(*) || ' ' || coalesce(sum(hashtextextended(e::text, 0)), 0) as digest from employee e`.execute(
    trx,
  );
  return rows[0]?.digest ?? '';
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

const written = (of: string) => sql.raw(WRITTEN_COLUMNS.map((column) => `${of}.${column}`).join(', '));

/** A table of this transaction alone, for COPY: rights and rules of `employee` hold when its rows move on. */
export function createArriving(trx: Query) {
  return sql`
    create temporary table arriving on commit drop as
    select 0 as line, '' as unit_code, e.number, ${written('e')} from employee e with no data`.execute(trx);
}

export interface PeopleChange extends Change {
  /** All of this kind, listed or not. */
  readonly total: number;
}

/**
 * What the people in `arriving` differ in from those that are there: so many of each kind, in the order of the file, and how
 * many there are. Who is employed and not in the file leaves.
 */
export async function selectPeopleChanges(
  trx: Query,
  { today, most }: { readonly today: string; readonly most: number },
): Promise<readonly PeopleChange[]> {
  const { rows } = await sql<PeopleChange>`
    with found as (
      select a.line as place, a.given_name || ' ' || a.family_name || ' (' || a.number || ')' as subject,
        u.code as "from", a.unit_code as "to",
        case when e.id is null then 'person-joins' when u.code <> a.unit_code then 'person-moves'
          when (${written('e')}) is distinct from (${written('a')}) then 'person-changes' end as kind
      from arriving a
      left join employee e on e.number = a.number
      left join unit u on u.organisation_id = e.organisation_id and u.id = e.unit_id
      union all
      select row_number() over (order by e.number), e.given_name || ' ' || e.family_name || ' (' || e.number || ')',
        u.code, null, 'person-leaves'
      from employee e
      join unit u on u.organisation_id = e.organisation_id and u.id = e.unit_id
      where (e.employed_until is null or e.employed_until > ${today})
        and not exists (select from arriving a where a.number = e.number)
    ), listed as (
      select kind, subject, "from", "to", place, row_number() over (partition by kind order by place) as at,
        count(*) over (partition by kind)::integer as total
      from found where kind is not null
    )
    select kind, subject, case when kind in ('person-moves', 'person-leaves') then "from" end as "from",
      case when kind in ('person-joins', 'person-moves') then "to" end as "to", total
    from listed where at <= ${most}
    order by kind = 'person-leaves', place`.execute(trx);
  return rows;
}

/** Employees of whom the file says something else now. */
export function changeEmployees(trx: Query) {
  const set = sql.raw(WRITTEN_COLUMNS.map((column) => `${column} = a.${column}`).join(', '));
  return sql`
    update employee e set unit_id = u.id, ${set}
    from arriving a join unit u on u.code = a.unit_code
    where e.number = a.number and u.organisation_id = e.organisation_id
      and (e.unit_id, ${written('e')}) is distinct from (u.id, ${written('a')})`.execute(trx);
}

/** Employees who were not there yet. */
export function insertEmployees(trx: Query, organisationId: string) {
  const columns = sql.raw(WRITTEN_COLUMNS.join(', '));
  return sql`
    insert into employee (organisation_id, id, unit_id, number, ${columns})
    select ${organisationId}::uuid, gen_random_uuid(), u.id, a.number, ${written('a')}
    from arriving a join unit u on u.code = a.unit_code
    where not exists (select from employee e where e.number = a.number)`.execute(trx);
}

/** Who is not in the file any more has left yesterday: today's file no longer has them. */
export function endEmployment(trx: Query, today: string) {
  return sql`
    update employee e set employed_until = ${today}::date - 1
    where (e.employed_until is null or e.employed_until >= ${today})
      and not exists (select from arriving a where a.number = e.number)`.execute(trx);
}
