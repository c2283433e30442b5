import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refuseTracing, wrongSettings } from '../../server/db/check-settings.ts';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let url: string;

/** The database of tests trades durability for speed; a connection may set back what is not the server's own. */
const OF_TESTS = new Set(['fsync', 'full_page_writes', 'synchronous_commit']);

beforeAll(async () => {
  database = await cloneDatabase();
  ({ url } = database);
});
afterAll(() => database.drop());

const names = async (options = '') =>
  (await wrongSettings(options ? `${url}?options=${encodeURIComponent(options)}` : url))
    .map(({ name }) => name)
    .filter((name) => !OF_TESTS.has(name));

test('a server as PostgreSQL comes keeps nothing that it should not', async () => {
  expect(await names()).toEqual([]);
});

test('an answer that is acknowledged before it is on disk is told', async () => {
  const wrong = await wrongSettings(`${url}?options=${encodeURIComponent('-c synchronous_commit=off')}`);
  expect(wrong).toContainEqual({ name: 'synchronous_commit', value: 'off', wanted: 'on' });
});

test('statements and their values in the log are one sentence at start', async () => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ super: string }>(`select current_setting('is_superuser') as super`);
  await client.end();
  // Only a superuser may ask for these on a connection; on another server they are as its administrator set them.
  if (rows[0]?.super !== 'on') return;
  expect(await names('-c log_statement=all -c log_min_duration_statement=0')).toEqual([
    'log_min_duration_statement',
    'log_statement',
  ]);
  await expect(refuseTracing(`${url}?options=${encodeURIComponent('-c log_statement=all')}`)).rejects.toThrow(
    /log_statement is all and must be none/,
  );
});
