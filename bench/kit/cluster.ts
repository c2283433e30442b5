import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findBinaries } from '../../server/db/embedded-files.ts';
import { freePort } from '../../tests/support/real-product.ts';

const PASSWORD = 'bench-only-on-loopback';

/** A PostgreSQL of this script alone: on a port that stays the same, started, stopped and killed when the script wants. */
export interface Cluster {
  readonly folder: string;
  readonly port: number;
  url(database?: string, user?: string): string;
  start(): Promise<void>;
  /** Without a moment for anything: as a power cut. */
  kill(): Promise<void>;
  /** As its administrator would. */
  stop(): Promise<void>;
  remove(): Promise<void>;
}

interface Programs {
  readonly bin: string;
  readonly ids: { readonly uid?: number; readonly gid?: number };
}

/** Programs of the built-in database, or of a Debian package where a task needs more of them than that has. */
export function programs(needs: readonly string[] = []): Programs | null {
  const { native, ids } = findBinaries();
  const built = { bin: join(native, 'bin'), ids };
  const debian = [18, 17, 16, 15].map((version) => ({ bin: `/usr/lib/postgresql/${version}/bin`, ids }));
  const has = ({ bin }: Programs) =>
    ['initdb', 'postgres', ...needs].every((name) => existsSync(join(bin, name)));
  return [built, ...debian].find(has) ?? null;
}

interface Wanted {
  readonly programs: Programs;
  readonly folder?: string;
  readonly settings?: readonly string[];
  /** The files are there already: a copy, a restored backup. */
  readonly made?: boolean;
}

export async function makeCluster({
  programs: { bin, ids },
  settings = [],
  made = false,
  ...more
}: Wanted): Promise<Cluster> {
  const folder = more.folder ?? mkdtempSync(join(tmpdir(), 'werkpeil-cluster-'));
  const data = join(folder, 'data');
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  if (ids.uid !== undefined) chownSync(folder, ids.uid, ids.gid ?? ids.uid);
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  if (!made) {
    const file = join(folder, 'password');
    writeFileSync(file, PASSWORD);
    if (ids.uid !== undefined) chownSync(file, ids.uid, ids.gid ?? ids.uid);
    const args = [
      '-D',
      data,
      '-U',
      'werkpeil',
      '--auth=scram-sha-256',
      `--pwfile=${file}`,
      '-E',
      'UTF8',
      '--locale=C',
    ];
    execFileSync(join(bin, 'initdb'), args, { ...ids, cwd: folder, env, stdio: 'pipe' });
    writeFileSync(
      join(data, 'pg_hba.conf'),
      'host all all 127.0.0.1/32 scram-sha-256\nhost replication all 127.0.0.1/32 scram-sha-256\n',
    );
  }
  const port = await freePort();
  let child: ChildProcess | null = null;
  const all = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'log_parameter_max_length_on_error=0',
    'max_connections=200',
    ...settings,
  ];
  const url = (database = 'postgres', user = 'werkpeil') =>
    `postgres://${user}:${PASSWORD}@127.0.0.1:${port}/${database}`;
  const gone = () =>
    new Promise<void>((done) =>
      child && child.exitCode === null && child.signalCode === null
        ? child.once('exit', () => done())
        : done(),
    );
  const postmaster = () => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  return {
    folder,
    port,
    url,
    async start() {
      const args = ['-D', data, ...all.flatMap((setting) => ['-c', setting])];
      // As in the product: the shell ends the database when this script ends, however it does.
      const keeper =
        '"$0" "$@" <&- & p=$!; trap "" INT TERM; cat >/dev/null; kill -INT $p 2>/dev/null; wait $p';
      child = spawn('/bin/sh', ['-c', keeper, join(bin, 'postgres'), ...args], {
        ...ids,
        cwd: folder,
        env,
        stdio: ['pipe', 'ignore', 'ignore'],
        detached: true,
      });
      child.stdin?.on('error', () => {});
      await untilAnswers(url());
    },
    async kill() {
      const pid = postmaster();
      process.kill(pid, 'SIGKILL');
      child?.stdin?.end();
      await gone();
      await lettingGo(pid);
    },
    async stop() {
      child?.stdin?.end();
      await gone();
    },
    async remove() {
      child?.stdin?.end();
      await gone();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function untilAnswers(url: string, seconds = 60): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query('select 1');
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => {});
      if (Date.now() > deadline) throw error;
      await pause(100);
    }
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((wake) => setTimeout(wake, milliseconds));
}

/** Its children let go of shared memory a moment after the postmaster; a start before that is refused. */
async function lettingGo(pid: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      process.kill(pid, 0);
      await pause(50);
    } catch {
      break;
    }
  }
  await pause(500);
}

/** Rows of one statement on a connection of its own. */
export async function ask<T extends pg.QueryResultRow>(
  url: string,
  statement: string,
  values: readonly unknown[] = [],
) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(statement, [...values])).rows;
  } finally {
    await client.end();
  }
}
