import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { StartError } from '../start-error.ts';
import { type Binaries, findBinaries, placeForData } from './embedded-files.ts';

export interface EmbeddedServer {
  readonly url: string;
  /** Stops PostgreSQL and waits for it. A server that another process started is left alone. */
  stop(): Promise<void>;
}

interface Options {
  readonly dataDir: string;
  /** Tests only: trades durability for speed. */
  readonly fast?: boolean;
}

/** Starts a private PostgreSQL from the binaries in the npm packages; a first start makes the cluster. */
export async function startEmbedded({ dataDir, fast = false }: Options): Promise<EmbeddedServer> {
  mkdirSync(dataDir, { recursive: true });
  const binaries = findBinaries();
  const home = placeForData(dataDir, binaries);
  const cluster = join(home, 'cluster');
  const password = readOrMakePassword(home);
  if (!existsSync(join(cluster, 'PG_VERSION'))) makeCluster(binaries, home, cluster);
  const urlFor = (port: number) => `postgres://werkpeil:${password}@127.0.0.1:${port}/postgres`;

  const running = portOfRunningServer(cluster);
  if (running !== null && (await answers(urlFor(running)))) {
    return { url: urlFor(running), stop: async () => {} };
  }
  const port = await freePort();
  const child = spawnPostgres(binaries, home, cluster, port, fast);
  let log = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-4000);
  });
  const deadline = Date.now() + 30_000;
  while (!(await answers(urlFor(port)))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      throw new StartError(
        `The built-in database in ${home} does not start. Its last words: ${log.trim().split('\n').at(-1) ?? 'none'}`,
      );
    }
    await new Promise((wake) => setTimeout(wake, 50));
  }
  return { url: urlFor(port), stop: () => stopPostgres(child) };
}

function makeCluster({ native, ids }: Binaries, home: string, cluster: string): void {
  rmSync(cluster, { recursive: true, force: true });
  mkdirSync(cluster, { mode: 0o700 });
  if (ids.uid !== undefined) chownSync(cluster, ids.uid, ids.gid ?? ids.uid);
  const passwordFile = join(home, 'password');
  const locale = ['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  execFileSync(
    join(native, 'bin', 'initdb'),
    ['-D', cluster, '-U', 'werkpeil', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, ...locale],
    { ...ids, cwd: home, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' }, stdio: 'pipe' },
  );
}

/**
 * A shell holds our pipe: when this process dies, however it dies, the shell reads end-of-file and stops PostgreSQL,
 * so that no orphan keeps the files locked.
 */
function spawnPostgres(
  { native, ids }: Binaries,
  home: string,
  cluster: string,
  port: number,
  fast: boolean,
) {
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'track_commit_timestamp=off',
    'log_min_duration_statement=-1',
    'log_parameter_max_length_on_error=0',
    // Old files of the log are removed and not used again: they hold sealed ballots and when these came.
    'wal_recycle=off',
    'max_connections=200',
    ...(fast ? ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off'] : []),
  ];
  const args = ['-D', cluster, ...settings.flatMap((setting) => ['-c', setting])];
  const postgres = join(native, 'bin', process.platform === 'win32' ? 'postgres.exe' : 'postgres');
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  if (process.platform === 'win32') {
    return spawn(postgres, args, { cwd: home, env, stdio: ['ignore', 'ignore', 'pipe'] });
  }
  const keeper = '"$0" "$@" <&- & p=$!; trap "" INT TERM; cat >/dev/null; kill -INT $p; wait $p';
  return spawn('/bin/sh', ['-c', keeper, postgres, ...args], {
    ...ids,
    cwd: home,
    env,
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true,
  });
}

function stopPostgres(child: ChildProcess): Promise<void> {
  return new Promise((stopped) => {
    if (child.exitCode !== null) return stopped();
    child.once('exit', () => stopped());
    if (child.stdin) child.stdin.end();
    else child.kill('SIGINT');
  });
}

/** The file belongs to the account that runs PostgreSQL's set-up, readable by nobody else. */
function readOrMakePassword(home: string): string {
  const file = join(home, 'password');
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
    chmodSync(file, 0o600);
    const owner = findBinaries().ids;
    if (owner.uid !== undefined) chownSync(file, owner.uid, owner.gid ?? owner.uid);
  }
  return readFileSync(file, 'utf8');
}

function portOfRunningServer(cluster: string): number | null {
  const pidFile = join(cluster, 'postmaster.pid');
  if (!existsSync(pidFile)) return null;
  const port = Number(readFileSync(pidFile, 'utf8').split('\n')[3]);
  return Number.isInteger(port) && port > 0 ? port : null;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 });
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => found(port));
    });
  });
}
