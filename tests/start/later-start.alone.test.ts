import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { findBinaries, placeForData } from '../../server/db/embedded-files.ts';
import {
  ended,
  freePort,
  newFolder,
  ROOT,
  start,
  stopEverything,
  usable,
} from '../support/started-product.ts';

afterEach(stopEverything);

/** Seconds that an empty TypeScript program takes here and now: the yardstick for a start, about 0.4 s on a quiet machine. */
async function emptyProgram(): Promise<number> {
  const begun = Date.now();
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', '0'], { cwd: ROOT });
  await new Promise((done) => child.once('exit', done));
  return (Date.now() - begun) / 1000;
}

test('data survives a restart and a kill -9, and a later start takes at most twelve empty programs (five seconds)', async () => {
  const dataDir = newFolder();
  const [port, answerPort] = [await freePort(), await freePort()];
  const env = { PORT: String(port), ANSWER_PORT: String(answerPort), DATA_DIR: dataDir };
  const marker = async (statement: string) => {
    const home = placeForData(dataDir, findBinaries());
    const password = readFileSync(join(home, 'password'), 'utf8');
    const dbPort = readFileSync(join(home, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[3] ?? '';
    const client = new pg.Client({
      connectionString: `postgres://werkpeil:${password}@127.0.0.1:${dbPort}/postgres`,
    });
    await client.connect();
    const { rows } = await client.query<{ name: string }>(statement);
    await client.end();
    return rows.map((row) => row.name);
  };
  const first = start(env);
  await usable(port);
  await marker("insert into organisation (id, name, created_at) values (gen_random_uuid(), 'Blijft', now())");
  await ended(first.child, 'SIGKILL');

  const second = start(env);
  const secondsToUsable = await usable(port);
  expect(await marker('select name from organisation')).toEqual(['Blijft']);
  expect(secondsToUsable).toBeLessThan(12 * Math.max(0.4, await emptyProgram()));
  await ended(second.child, 'SIGTERM');

  const third = start(env);
  await usable(port);
  expect(await marker('select name from organisation')).toEqual(['Blijft']);
  await ended(third.child, 'SIGTERM');
});
