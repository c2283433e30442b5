import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildManageApp } from '../../server/app.ts';
import { inOrganisation, openDoors, wrongDoors } from '../../server/db/connection.ts';
import { readFigures } from '../../server/http/read-copy.ts';
import type { Session } from '../../server/http/session.ts';
import { makeMetrics } from '../../server/observe/metrics.ts';
import { startTestHouse, type TestHouse } from '../support/test-house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startTestHouse();
});
afterAll(() => house.close());

// Another name each time: tries per account are counted apart.
const signIn = (nth: number) =>
  ({ method: 'POST', url: '/api/session', payload: { email: `nobody${nth}@x.nl`, password: 'x' } }) as const;

test('two processes count tries together, and a minute later counting begins again', async () => {
  const options = { ...house.options, unlimited: false };
  const apps = await Promise.all([buildManageApp(options), buildManageApp(options)]);
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 32; attempt += 1)
    statuses.push((await apps[attempt % 2]!.inject(signIn(attempt))).statusCode);
  expect(statuses.slice(0, 30)).not.toContain(429);
  expect(statuses.slice(30)).toEqual([429, 429]);
  const { rows } = await sql<{ text: string }>`select t::text as text from try_count t`.execute(
    house.doors.gate,
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]?.text).not.toContain('127.0.0.1');
  house.clock.now = new Date(house.clock.now.getTime() + 61_000);
  expect((await apps[0]!.inject(signIn(99))).statusCode).not.toBe(429);
  await Promise.all(apps.map((app) => app.close()));
});

test('every door opens as its own role, and one that does not is named', async () => {
  expect(await wrongDoors(house.doors)).toEqual([]);
  expect(await wrongDoors({ ...house.doors, web: house.doors.answer })).toEqual([
    'web opens as werkpeil_answer',
  ]);
});

test('figures are read from a copy only when it has everything that was published', async () => {
  const { id } = await house.makeOrganisation();
  const session = { organisationId: id, roles: [], figures: 0 } as unknown as Session;
  const copyDoors = openDoors(house.databaseUrl);
  const read: string[] = [];
  const note = (where: string) => async () => void read.push(where);
  const doors = { ...house.doors, copy: copyDoors.web };
  await readFigures(doors, session, (trx) => note(trx.isTransaction ? 'read' : 'none')());
  // The primary is ahead of the copy: in this transaction a version that the copy cannot see yet.
  await house.doors.work.transaction().execute(async (trx) => {
    await sql`select set_config('werkpeil.organisation', ${id}, true)`.execute(trx);
    await trx.insertInto('figures_version').values({ organisation_id: id, version: 7 }).execute();
    const level = async (t: Parameters<Parameters<typeof readFigures>[2]>[0]) =>
      (await sql<{ level: string }>`select current_setting('transaction_isolation') as level`.execute(t))
        .rows[0]?.level;
    expect(await readFigures(doors, session, level)).toBe('repeatable read');
    expect(await readFigures(doors, { ...session, figures: 7 }, level)).toBe('read committed');
  });
  await copyDoors.close();
  expect(read).toEqual(['read']);
});

test('a copy that cannot be reached costs nothing but a read at the primary', async () => {
  const { id } = await house.makeOrganisation();
  const session = { organisationId: id, roles: [], figures: 0 } as unknown as Session;
  const away = openDoors('postgres://nobody:x@127.0.0.1:9/none');
  expect(await readFigures({ ...house.doors, copy: away.web }, session, async () => 'figures')).toBe(
    'figures',
  );
  await away.close();
});

test('what decides who sees which figures raises the version: a role that is taken away does', async () => {
  const organisation = await house.makeOrganisation();
  await organisation.signIn('hr');
  const version = async () => {
    const row = await inOrganisation(house.doors.web, organisation.id, (trx) =>
      trx.selectFrom('figures_version').select('version').executeTakeFirst(),
    );
    return Number(row?.version ?? 0);
  };
  const before = await version();
  await inOrganisation(house.doors.web, organisation.id, (trx) => trx.deleteFrom('account_role').execute());
  expect(await version()).toBeGreaterThan(before);
});

test('health says the process lives, ready says that it can work', async () => {
  for (const app of [house.manage, house.answer]) {
    expect((await app.inject('/health')).json()).toEqual({ ok: true });
    const ready = await app.inject('/ready');
    expect([ready.statusCode, ready.json()]).toEqual([200, { ok: true, database: true, keys: true }]);
  }
  const broken = openDoors('postgres://nobody:x@127.0.0.1:9/none');
  const app = await buildManageApp({ ...house.options, doors: broken });
  const ready = await app.inject('/ready');
  expect([ready.statusCode, ready.json<{ database: boolean }>().database]).toEqual([503, false]);
  expect(ready.headers['retry-after']).toBe('2');
  await app.close();
  await broken.close();
});

test('the numbers name routes and states, never an organisation, an account or an invitation', async () => {
  const metrics = makeMetrics(house.doors.work);
  const app = await buildManageApp({ ...house.options, metrics });
  await app.inject('/api/units');
  await app.inject({ method: 'POST', url: '/api/invitations/open', payload: { token: 'x'.repeat(43) } });
  const text = await metrics.registry.metrics();
  await app.close();
  expect(text).toContain('route="/api/units"');
  expect(text).toContain('werkpeil_refused_total{site="answer"} 0');
  expect(text).not.toMatch(/invitations|ballot|[0-9a-f]{8}-[0-9a-f]{4}-/);
});

test('a connection that breaks in the middle of a transaction fails that transaction and not the process', async () => {
  const doors = openDoors(house.databaseUrl);
  const broken = inOrganisation(doors.web, randomUUID(), async (trx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
    const owner = new pg.Client({ connectionString: house.databaseUrl });
    await owner.connect();
    await owner.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await owner.end();
    // Nothing is asked of the database at the moment at which it goes.
    await new Promise((wake) => setTimeout(wake, 200));
    await sql`select 1`.execute(trx);
  });
  await expect(broken).rejects.toThrow();
  const { rows } = await sql<{ one: number }>`select 1 as one`.execute(doors.web);
  expect(rows).toEqual([{ one: 1 }]);
  await doors.close();
});
