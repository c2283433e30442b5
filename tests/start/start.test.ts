import { createServer, type AddressInfo } from 'node:net';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { cloneDatabase } from '../support/database.ts';
import { newFolder, start, stopEverything } from '../support/started-product.ts';

afterEach(stopEverything);

/** One sentence and no stack. */
function sentence(output: string): string {
  expect(output).not.toMatch(/\n\s+at /);
  return output.trim();
}

test('a port that is in use is one sentence', async () => {
  const taken = createServer();
  await new Promise<void>((listening) => taken.listen(0, '127.0.0.1', listening));
  const { port } = taken.address() as AddressInfo;
  // On a database of its own: the one of the tests gives up safety for speed, which a start refuses.
  const { exit, output } = start({ PORT: String(port), ANSWER_PORT: '0', DATA_DIR: newFolder() });
  expect(await exit).toBe(1);
  expect(sentence(output())).toContain(`Port ${port} is in use by another program`);
  taken.close();
});

test.each([
  ['mysql://x', 'DATABASE_URL is not an address of a PostgreSQL server'],
  ['postgres://nobody:x@127.0.0.1:1/nothing', 'cannot be reached'],
])('DATABASE_URL %s is one sentence', async (url, expected) => {
  const { exit, output } = start({ PORT: '0', ANSWER_PORT: '0', DATABASE_URL: url, DATA_DIR: newFolder() });
  expect(await exit).toBe(1);
  expect(sentence(output())).toContain(expected);
});

test.each([
  [{ PORT: 'tachtig' }, 'PORT is "tachtig"'],
  [{ PORT: '3000', ANSWER_PORT: '3000' }, 'PORT and ANSWER_PORT are both 3000'],
  [{ MANAGE_URL: 'https://peil.example', DEMO: '1' }, 'The passwords of the demonstration are public'],
])('a setting that cannot be is one sentence', async (env, expected) => {
  const { exit, output } = start({ ...env, DATA_DIR: newFolder() } as Record<string, string>);
  expect(await exit).toBe(1);
  expect(sentence(output())).toContain(expected);
});

test('a database of a newer version is one sentence, and stays as it is', async () => {
  const database = await cloneDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(
    "insert into kysely_migration (name, timestamp) values ('9999_from_the_future', '2030')",
  );
  const { exit, output } = start({
    PORT: '0',
    ANSWER_PORT: '0',
    DATABASE_URL: database.url,
    DATA_DIR: newFolder(),
  });
  expect(await exit).toBe(1);
  expect(sentence(output())).toContain('made by a newer version of Werkpeil');
  await client.end();
  await database.drop();
});

test('accounts whose passwords are public are not opened to the internet', async () => {
  const database = await cloneDatabase();
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  await owner.query('alter table organisation no force row level security');
  await owner.query(
    "insert into organisation (id, name, demonstration, created_at) values (gen_random_uuid(), 'Waterhove', true, now())",
  );
  await owner.query('alter table organisation force row level security');
  await owner.end();
  const settings = { PORT: '0', ANSWER_PORT: '0', DATABASE_URL: database.url, DATA_DIR: newFolder() };
  const { exit, output } = start({ ...settings, MANAGE_URL: 'https://peil.example' });
  expect(await exit).toBe(1);
  expect(sentence(output())).toContain('holds the demonstration organisation Waterhove');
  await database.drop();
});
