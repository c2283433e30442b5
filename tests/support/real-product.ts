import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { findBinaries, placeForData } from '../../server/db/embedded-files.ts';
import { startEmbedded } from '../../server/db/embedded.ts';
import { inOrganisation, openDoors } from '../../server/db/connection.ts';
import { hashPassword } from '../../server/features/access/password.ts';

const ROOT = join(import.meta.dirname, '..', '..');
export const HR_PASSWORD = 'a long enough password';
export const HR = 'hr@example.org';

/** Flags of Node for the product alone, such as those of a profiler. */
const flags = () => (process.env.PRODUCT_FLAGS ?? '').split(' ').filter(Boolean);

/** `npm start` as a process of its own, on a folder of its own, with everything it and its database write kept in files. */
export interface RealProduct {
  readonly dataDir: string;
  /** Folder of PostgreSQL's files. */
  readonly cluster: string;
  readonly logs: string;
  readonly manageUrl: string;
  readonly answerUrl: string;
  start(): Promise<void>;
  /** Ends product and database as a power cut would. */
  killBoth(): Promise<void>;
  /** Ends the product alone, as a power cut would; a built-in database ends with it, in order. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  databaseUrl(): string;
  pid(): number;
  remove(): void;
}

/** `more` are further settings; one that names a database server leaves the built-in one out. */
export async function makeRealProduct(more: Readonly<Record<string, string>> = {}): Promise<RealProduct> {
  const dataDir = more.DATA_DIR ?? mkdtempSync(join(tmpdir(), 'werkpeil-real-'));
  const logs = mkdtempSync(join(tmpdir(), 'werkpeil-logs-'));
  const [port, answerPort] = [
    Number(more.PORT ?? (await freePort())),
    Number(more.ANSWER_PORT ?? (await freePort())),
  ];
  const cluster = join(placeForData(dataDir, findBinaries()), 'cluster');
  if (!more.DATABASE_URL) await keepDatabaseLog(dataDir, cluster);
  let child: ChildProcess | null = null;
  let parts = 0;
  const product: RealProduct = {
    dataDir,
    cluster,
    logs,
    manageUrl: `http://localhost:${port}`,
    answerUrl: `http://localhost:${answerPort}`,
    async start() {
      parts += 1;
      const file = join(logs, `product-${parts}.log`);
      child = spawn(process.execPath, [...flags(), '--import', 'tsx', 'server/main.ts'], {
        cwd: ROOT,
        env: {
          ...process.env,
          DATABASE_URL: '',
          SMTP_URL: '',
          DEMO: '0',
          TRUST_PROXY: '1',
          DATA_DIR: dataDir,
          PORT: String(port),
          ANSWER_PORT: String(answerPort),
          ...more,
        },
      });
      const keep = (chunk: Buffer) => appendFileSync(file, chunk);
      child.stdout?.on('data', keep);
      child.stderr?.on('data', keep);
      await untilUsable(`http://127.0.0.1:${answerPort}/health`, child, file);
    },
    async killBoth() {
      const postmaster = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
      const gone = new Promise((done) => child?.once('exit', done));
      process.kill(postmaster, 'SIGKILL');
      child?.kill('SIGKILL');
      await gone;
      await untilGone(postmaster);
    },
    async kill() {
      const gone = new Promise((done) => child?.once('exit', done));
      child?.kill('SIGKILL');
      await gone;
    },
    async stop() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((done) => child?.once('exit', done));
      child.kill('SIGTERM');
      await gone;
    },
    databaseUrl() {
      if (more.DATABASE_URL) return more.DATABASE_URL;
      const dbPort = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[3] ?? '';
      const password = readFileSync(join(cluster, '..', 'password'), 'utf8');
      return `postgres://werkpeil:${password}@127.0.0.1:${dbPort}/postgres`;
    },
    pid: () => child?.pid ?? 0,
    remove() {
      for (const folder of [dataDir, logs, join(cluster, '..')])
        rmSync(folder, { recursive: true, force: true });
    },
  };
  return product;
}

/** The product reads its database's words and drops them; here they are kept, as an operator might. */
async function keepDatabaseLog(dataDir: string, cluster: string): Promise<void> {
  const server = await startEmbedded({ dataDir });
  await server.stop();
  appendFileSync(
    join(cluster, 'postgresql.conf'),
    "\nlogging_collector = on\nlog_directory = 'log'\nlog_line_prefix = '%m [%p] %a '\n",
  );
}

/** An organisation with an HR account, as the command for it makes one; gives its id. */
export async function makeOrganisation(databaseUrl: string): Promise<string> {
  const doors = openDoors(databaseUrl);
  const id = randomUUID();
  try {
    await inOrganisation(doors.work, id, async (trx) => {
      await trx.insertInto('organisation').values({ id, name: 'Testdam', created_at: new Date() }).execute();
      const account = randomUUID();
      await trx
        .insertInto('account')
        .values({
          organisation_id: id,
          id: account,
          email: HR,
          name: 'HR',
          password_hash: await hashPassword(HR_PASSWORD),
        })
        .execute();
      await trx
        .insertInto('account_role')
        .values({ organisation_id: id, account_id: account, role: 'hr', unit_id: null, ends_on: null })
        .execute();
    });
    return id;
  } finally {
    await doors.close();
  }
}

/** A site over the network, with the one method that simulated people use. */
export function remoteSite(base: string, always: Readonly<Record<string, string>> = {}): FastifyInstance {
  return {
    async inject(request: {
      method: string;
      url: string;
      payload?: unknown;
      headers?: Record<string, string>;
    }) {
      const bytes = request.payload instanceof Uint8Array;
      const reply = await fetch(base + request.url, {
        method: request.method,
        headers: {
          ...(request.payload === undefined || bytes ? {} : { 'content-type': 'application/json' }),
          ...always,
          ...request.headers,
        },
        ...(request.payload === undefined
          ? {}
          : { body: bytes ? (request.payload as Buffer<ArrayBuffer>) : JSON.stringify(request.payload) }),
      });
      const body = await reply.text();
      return {
        statusCode: reply.status,
        body,
        headers: Object.fromEntries(reply.headers),
        json: () => JSON.parse(body) as unknown,
      };
    },
  } as unknown as FastifyInstance;
}

/** HR, signed in: a site whose every call carries the cookie. */
export async function signInHr(manageUrl: string): Promise<FastifyInstance> {
  const reply = await remoteSite(manageUrl).inject({
    method: 'POST',
    url: '/api/session',
    payload: { email: HR, password: HR_PASSWORD },
  });
  if (reply.statusCode !== 200) throw new Error(reply.body);
  return remoteSite(manageUrl, { cookie: String(reply.headers['set-cookie']).split(';')[0] ?? '' });
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}

async function untilUsable(url: string, child: ChildProcess, log: string): Promise<void> {
  const deadline = Date.now() + 400_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null)
      throw new Error(
        `The product stopped: ${existsSync(log) ? readFileSync(log, 'utf8').slice(-2000) : ''}`,
      );
    if ((await fetch(url).catch(() => null))?.ok) return;
    await new Promise((wake) => setTimeout(wake, 50));
  }
  throw new Error(`Nothing answers on ${url}`);
}

/** The processes of a killed database let go of its memory a moment later; a start before that is refused. */
async function untilGone(pid: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      process.kill(pid, 0);
    } catch {
      break;
    }
    await new Promise((wake) => setTimeout(wake, 50));
  }
  await new Promise((wake) => setTimeout(wake, 500));
}
