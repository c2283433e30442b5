import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { cloneDatabase } from '../support/database.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const children: ChildProcess[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) await ended(child, 'SIGTERM');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'werkpeil-start-'));
  folders.push(folder);
  return folder;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}

interface Started {
  readonly child: ChildProcess;
  output(): string;
  readonly exit: Promise<number | null>;
}

function start(env: Record<string, string>): Started {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: '', DEMO: '0', ...env },
  });
  children.push(child);
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const exit = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  return { child, output: () => text, exit };
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill(signal);
  await gone;
}

async function usable(port: number, seconds = 60): Promise<number> {
  const begun = Date.now();
  while (Date.now() - begun < seconds * 1000) {
    const reply = await fetch(`http://127.0.0.1:${port}/health`).catch(() => null);
    if (reply?.ok) return (Date.now() - begun) / 1000;
    await new Promise((wake) => setTimeout(wake, 50));
  }
  throw new Error(`Nothing answers on port ${port}`);
}

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
    const { readFileSync } = await import('node:fs');
    const { findBinaries, placeForData } = await import('../../server/db/embedded-files.ts');
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
  const afterKill = (await usable(port)) / Math.max(0.4, await emptyProgram());
  expect(await marker('select name from organisation')).toEqual(['Blijft']);
  await ended(second.child, 'SIGTERM');

  // The quietest of a few moments: other tests run beside this one.
  let quietest = afterKill;
  for (let again = 0; again < 4 && (again === 0 || quietest >= 12); again += 1) {
    const later = start(env);
    quietest = Math.min(quietest, (await usable(port)) / Math.max(0.4, await emptyProgram()));
    expect(await marker('select name from organisation')).toEqual(['Blijft']);
    await ended(later.child, 'SIGTERM');
  }
  expect(quietest).toBeLessThan(12);
});
