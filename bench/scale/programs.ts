import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinaries } from '../../server/db/embedded-files.ts';
import { freePort } from '../../tests/support/real-product.ts';
import { type Cluster, pause } from '../kit/cluster.ts';

const PASSWORD = 'bench-only-on-loopback';
const DOORS = ['gate', 'web', 'answer', 'work'] as const;

/** A program of the system that runs as long as the script. */
export interface Running {
  readonly ports: readonly number[];
  stop(): Promise<void>;
}

export function where(name: string): string | null {
  return (
    ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin']
      .map((folder) => join(folder, name))
      .find(existsSync) ?? null
  );
}

/** A pooler that hands a connection around between transactions, and takes the role of the door when it opens one. */
export async function startPooler(
  program: string,
  primary: Cluster,
  perDoor: number,
): Promise<Running & { readonly url: string }> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'werkpeil-pooler-'));
  const { ids } = findBinaries();
  const databases = DOORS.map(
    (door) =>
      `werkpeil_${door} = host=127.0.0.1 port=${primary.port} dbname=postgres user=werkpeil password=${PASSWORD} connect_query='set role werkpeil_${door}'`,
  );
  const users = join(folder, 'users.txt');
  const settings = join(folder, 'pgbouncer.ini');
  writeFileSync(users, `"werkpeil" "${PASSWORD}"\n`);
  writeFileSync(
    settings,
    [
      '[databases]',
      ...databases,
      '[pgbouncer]',
      'listen_addr = 127.0.0.1',
      `listen_port = ${port}`,
      'unix_socket_dir =',
      'auth_type = plain',
      `auth_file = ${users}`,
      'pool_mode = transaction',
      `default_pool_size = ${perDoor}`,
      'max_client_conn = 400',
      'ignore_startup_parameters = extra_float_digits',
      '',
    ].join('\n'),
  );
  if (ids.uid !== undefined)
    for (const file of [folder, users, settings]) chownSync(file, ids.uid, ids.gid ?? ids.uid);
  const child = spawn(program, [settings], { ...ids, stdio: 'ignore' });
  await untilOpen(port);
  return {
    ports: [port],
    url: `postgres://werkpeil:${PASSWORD}@127.0.0.1:${port}/werkpeil_{door}`,
    stop: () => ended(child),
  };
}

interface Backends {
  readonly manage: readonly number[];
  readonly answer: readonly number[];
}

/** A proxy before several processes: it asks each whether it is ready, and sends nobody to one that is not. */
export async function startProxy(
  program: string,
  [managePort, answerPort]: readonly [number, number],
  { manage, answer }: Backends,
): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'werkpeil-proxy-'));
  const settings = join(folder, 'haproxy.cfg');
  const part = (name: string, port: number, backends: readonly number[]) => `
frontend ${name}
  bind 127.0.0.1:${port}
  default_backend ${name}_processes
backend ${name}_processes
  balance roundrobin
  option httpchk GET /ready
  option redispatch 1
  retries 2
  option forwardfor
${backends.map((backend, at) => `  server p${at} 127.0.0.1:${backend} check inter 500 fall 1 rise 1`).join('\n')}
`;
  writeFileSync(
    settings,
    `global
  maxconn 4000
defaults
  mode http
  timeout connect 1s
  timeout client 30s
  timeout server 30s
  timeout queue 5s
${part('manage', managePort, manage)}${part('answer', answerPort, answer)}`,
  );
  const child = spawn(program, ['-f', settings, '-db'], { stdio: 'ignore' });
  await untilOpen(managePort);
  await pause(800);
  return { ports: [managePort, answerPort], stop: () => ended(child) };
}

async function untilOpen(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const open = await new Promise<boolean>((tell) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => (socket.destroy(), tell(true)));
      socket.once('error', () => tell(false));
    });
    if (open) return;
    await pause(100);
  }
  throw new Error(`Nothing listens on port ${port}`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await Promise.race([gone, pause(3000).then(() => child.kill('SIGKILL'))]);
}
