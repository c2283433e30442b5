import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Doors, inOrganisation, openDoors } from '../../server/db/connection.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let doors: Doors;
let owner: pg.Client;
const [one, other] = [randomUUID(), randomUUID()];

beforeAll(async () => {
  database = await cloneDatabase();
  doors = openDoors(database.url);
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  for (const id of [one, other]) {
    await inOrganisation(doors.work, id, async (trx) => {
      await trx.insertInto('organisation').values({ id, name: id, created_at: new Date() }).execute();
      await trx
        .insertInto('account')
        .values({
          organisation_id: id,
          id: randomUUID(),
          email: `a@${id}.example`,
          name: 'A',
          password_hash: 'x',
        })
        .execute();
    });
  }
});
afterAll(async () => {
  await owner.end();
  await doors.close();
  await database.drop();
});

describe('the catalogue', () => {
  test('every table has row security, forced', async () => {
    const { rows } =
      await owner.query(`select relname from pg_class c join pg_namespace n on n.oid = relnamespace
      where nspname = 'public' and relkind in ('r', 'p') and relname not like 'kysely%' and not (relrowsecurity and relforcerowsecurity)`);
    expect(rows).toEqual([]);
  });

  test('no view stands beside the tables: a materialised one knows no row security', async () => {
    const { rows } =
      await owner.query(`select relname from pg_class c join pg_namespace n on n.oid = relnamespace
      where nspname = 'public' and relkind in ('v', 'm')`);
    expect(rows).toEqual([]);
  });

  test('no door is an owner, a superuser or above row security', async () => {
    const { rows } = await owner.query(`select rolname, rolsuper, rolbypassrls, rolcanlogin,
      exists (select from pg_class where relowner = r.oid) as owns from pg_roles r where rolname like 'werkpeil\\_%' order by 1`);
    expect(rows.map((row) => row.rolname)).toEqual([
      'werkpeil_answer',
      'werkpeil_gate',
      'werkpeil_web',
      'werkpeil_work',
    ]);
    for (const row of rows)
      expect(row).toMatchObject({ rolsuper: false, rolbypassrls: false, rolcanlogin: false, owns: false });
  });

  test('every unique key of a tenant table begins with the organisation, or is a random identifier', async () => {
    const { rows } = await owner.query<{
      key: string;
    }>(`select pg_get_indexdef(indexrelid) as key from pg_index i join pg_class c on c.oid = indrelid
      join pg_namespace n on n.oid = relnamespace where nspname = 'public' and indisunique and relname not like 'kysely%'`);
    const strange = rows
      .map((row) => row.key)
      .filter(
        (key) => !/\((organisation_id|id|campaign_id|token_hash|key_hash|bucket|code|address)\b/.test(key),
      );
    expect(strange).toEqual([]);
  });

  test('the manage site has no right on ballots, blocks, moments, tokens or password hashes', async () => {
    for (const statement of [
      'select 1 from ballot',
      'select 1 from block_histogram',
      'select 1 from scale_moments',
      'select 1 from release_ledger',
      'select 1 from norm_member',
      'select 1 from invitation',
      'select password_hash from account',
      'select public_key from scope',
    ]) {
      await expect(sql.raw(statement).execute(doors.web), statement).rejects.toThrow(/permission denied/);
    }
  });

  test('the answer site has no right on people, accounts, mail, releases or figures', async () => {
    for (const table of [
      'employee',
      'account',
      'session',
      'outbox',
      'release',
      'published_cell',
      'block_histogram',
      'comment',
      'comment_list',
      'plan_row',
      'unit',
    ]) {
      await expect(sql.raw(`select 1 from ${table}`).execute(doors.answer), table).rejects.toThrow(
        /permission denied/,
      );
    }
  });
});

describe('a transaction', () => {
  test('sees its own organisation only', async () => {
    const names = await inOrganisation(doors.web, one, (trx) =>
      trx.selectFrom('organisation').select('id').execute(),
    );
    expect(names).toEqual([{ id: one }]);
  });

  test('leaves nothing behind for the next user of its connection', async () => {
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        inOrganisation(doors.web, index % 2 ? one : other, async (trx) => {
          const [row] = await trx.selectFrom('account').select('organisation_id').execute();
          expect(row?.organisation_id).toBe(index % 2 ? one : other);
        }),
      ),
    );
    const outside = await doors.web.selectFrom('account').select('id').execute();
    expect(outside).toEqual([]);
  });

  test('cannot write into another organisation', async () => {
    const foreign = inOrganisation(doors.web, one, (trx) =>
      trx
        .insertInto('unit')
        .values({ organisation_id: other, id: randomUUID(), code: 'X', name: 'X' })
        .execute(),
    );
    await expect(foreign).rejects.toThrow(/row-level security/);
  });
});

test('a release cannot be changed or removed, whoever tries', async () => {
  for (const statement of ['update release set number = 2', 'delete from published_cell']) {
    await expect(sql.raw(statement).execute(doors.work)).rejects.toThrow(/permission denied/);
  }
  const { rows } = await owner.query(
    "select tgname from pg_trigger where tgname like '%append_only' order by 1",
  );
  expect(rows.map((row) => row.tgname)).toEqual(
    expect.arrayContaining([
      'audit_is_append_only',
      'analysis_is_append_only',
      'cell_is_append_only',
      'label_is_append_only',
      'ledger_is_append_only',
      'list_is_append_only',
      'release_is_append_only',
    ]),
  );
});

test('the types and the dump are what the migrations make', async () => {
  const { describeDatabase } = await import('../../scripts/gen/describe-database.ts');
  const { writeTypes } = await import('../../scripts/gen/write-types.ts');
  const { writeDump } = await import('../../scripts/gen/write-dump.ts');
  const { readFileSync } = await import('node:fs');
  const { join } = await import('node:path');
  const root = join(import.meta.dirname, '..', '..');
  const description = await describeDatabase(database.url);
  expect(writeTypes(description)).toBe(readFileSync(join(root, 'server/db/schema.ts'), 'utf8'));
  expect(writeDump(description)).toBe(readFileSync(join(root, 'migrations/schema.sql'), 'utf8'));
});
