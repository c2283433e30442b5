import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';

const ofUnit = (trx: Query) =>
  trx
    .selectFrom('employee')
    .innerJoin('unit', (join) =>
      join
        .onRef('unit.organisation_id', '=', 'employee.organisation_id')
        .onRef('unit.id', '=', 'employee.unit_id'),
    );

export function searchPeople(trx: Query, search: string, limit: number) {
  const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  return ofUnit(trx)
    .select([
      'employee.id',
      'employee.number',
      'employee.family_name as familyName',
      'employee.given_name as givenName',
      'employee.email',
      'unit.name as unit',
    ])
    .where((where) =>
      where.or([
        where('employee.number', 'ilike', like),
        where('employee.email', 'ilike', like),
        where(sql`employee.given_name || ' ' || employee.family_name`, 'ilike', like),
      ]),
    )
    .orderBy('employee.family_name')
    .orderBy('employee.number')
    .limit(limit);
}

export function selectPerson(trx: Query, id: string) {
  return ofUnit(trx)
    .select([
      'employee.number',
      'employee.family_name as familyName',
      'employee.given_name as givenName',
      'employee.email',
      'unit.name as unit',
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
    .where('employee.id', '=', id);
}

interface Addressee {
  readonly email: string | null;
  readonly givenName: string;
  readonly familyName: string;
}

/** How a message names its addressee: the mail address, or on a letter the name. */
const isFor = ({ email, givenName, familyName }: Addressee) =>
  sql<boolean>`(recipient = ${email} or (kind = 'letter' and recipient = ${`${givenName} ${familyName}`.trim()}))`;

export function selectMessages(trx: Query, person: Addressee) {
  return trx.selectFrom('outbox').select(['kind', 'subject', 'state']).where(isFor(person)).orderBy('id');
}

export function deleteMessages(trx: Query, person: Addressee) {
  return trx.deleteFrom('outbox').where(isFor(person));
}

export function selectAccount(trx: Query, email: string) {
  return sql<{ name: string; email: string; roles: string[] }>`
    select name, email, coalesce((select array_agg(role order by role) from account_role
      where account_role.account_id = account.id), '{}') as roles
    from account where email = ${email}`.execute(trx);
}

/** Invitations go with the person. */
export function deletePerson(trx: Query, id: string) {
  return trx.deleteFrom('employee').where('id', '=', id);
}
