import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { type AppOptions, buildAnswerApp, buildManageApp } from '../../server/app.ts';
import { openKeyStore } from '../../server/crypto/key-store.ts';
import { type Doors, inOrganisation, openDoors } from '../../server/db/connection.ts';
import { hashPassword } from '../../server/features/access/password.ts';
import type { Role } from '../../server/http/contract.ts';
import { readInstruments } from '../../server/instruments.ts';
import { jobHandlers } from '../../server/job-handlers.ts';
import { runNextJob } from '../../server/jobs/jobs.ts';
import { cloneDatabase } from './database.ts';

export const PASSWORD = 'a long enough password';
const passwordHash = hashPassword(PASSWORD);

export interface TestHouse {
  readonly manage: FastifyInstance;
  readonly answer: FastifyInstance;
  readonly doors: Doors;
  readonly options: AppOptions;
  readonly databaseUrl: string;
  readonly dataDir: string;
  /** The clock of the house; tests may set it. */
  readonly clock: { now: Date };
  makeOrganisation(name?: string): Promise<TestOrganisation>;
  /** One that is there already. */
  organisation(id: string): TestOrganisation;
  /** Carries out waiting jobs until there are none; gives the errors of those that failed. */
  runJobs(): Promise<readonly unknown[]>;
  close(): Promise<void>;
}

export interface TestOrganisation {
  readonly id: string;
  /** Makes an account with one role and gives a caller that is signed in with it. */
  signIn(role: Role, unitCode?: string): Promise<Caller>;
  importCsv(csv: string | Buffer): Promise<void>;
  unitId(code: string): Promise<string>;
}

export type Caller = (
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  payload?: InjectOptions['payload'],
  headers?: Record<string, string>,
) => Promise<LightMyRequestResponse>;

/** The whole house on a database of its own, without ports. */
export async function startTestHouse(settings: Partial<AppOptions> = {}): Promise<TestHouse> {
  const database = await cloneDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'werkpeil-house-'));
  const doors = openDoors(database.url);
  const clock = { now: new Date('2026-10-01T08:00:00Z') };
  const options: AppOptions = {
    doors,
    keys: await openKeyStore(dataDir),
    instruments: readInstruments(),
    databaseUrl: database.url,
    dataDir,
    now: () => clock.now,
    manageUrl: 'http://localhost:3000',
    answerUrl: 'http://localhost:3001',
    mailboxOpen: true,
    unlimited: true,
    ...settings,
  };
  const manage = await buildManageApp(options);
  const answer = await buildAnswerApp(options);
  const handlers = jobHandlers({ ...options, databaseUrl: database.url, dataDir });
  return {
    manage,
    answer,
    doors,
    options,
    clock,
    databaseUrl: database.url,
    dataDir,
    makeOrganisation: (name = 'Testdam') => makeOrganisation(name, { doors, manage, clock }),
    organisation: (id) => organisationOf(id, { doors, manage }),
    async runJobs() {
      const failures: unknown[] = [];
      const log = (error: unknown) => void failures.push(error);
      while (await runNextJob({ doors, now: () => clock.now, log }, handlers));
      return failures;
    },
    async close() {
      await Promise.all([manage.close(), answer.close()]);
      await doors.close();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

interface Rim {
  readonly doors: Doors;
  readonly manage: FastifyInstance;
  readonly clock: { readonly now: Date };
}

async function makeOrganisation(name: string, { doors, manage, clock }: Rim): Promise<TestOrganisation> {
  const id = randomUUID();
  await inOrganisation(doors.work, id, (trx) =>
    trx.insertInto('organisation').values({ id, name, created_at: clock.now }).execute(),
  );
  return organisationOf(id, { doors, manage });
}

function organisationOf(id: string, { doors, manage }: Omit<Rim, 'clock'>): TestOrganisation {
  const unitId = (code: string) =>
    inOrganisation(doors.work, id, async (trx) => {
      const unit = await trx
        .selectFrom('unit')
        .select('id')
        .where('code', '=', code)
        .executeTakeFirstOrThrow();
      return unit.id;
    });
  const organisation: TestOrganisation = {
    id,
    unitId,
    async signIn(role, unitCode) {
      const email = `${role}-${randomUUID()}@example.org`;
      const account = {
        organisation_id: id,
        id: randomUUID(),
        email,
        name: `Test ${role}`,
        password_hash: await passwordHash,
      };
      const unit_id = unitCode === undefined ? null : await unitId(unitCode);
      await inOrganisation(doors.work, id, async (trx) => {
        await trx.insertInto('account').values(account).execute();
        await trx
          .insertInto('account_role')
          .values({ organisation_id: id, account_id: account.id, role, unit_id, ends_on: null })
          .execute();
      });
      return signInAs(manage, email);
    },
    async importCsv(csv) {
      const hr = await organisation.signIn('hr');
      const text = { 'content-type': 'text/csv' };
      const preview = await hr('POST', '/api/organisation/import/preview', csv, text);
      const { digest } = preview.json<{ digest: string }>();
      const done = await hr('POST', `/api/organisation/import?digest=${digest}`, csv, text);
      if (done.statusCode !== 200) throw new Error(done.body);
    },
  };
  return organisation;
}

/** Signs in and gives a caller that carries the cookie. */
export async function signInAs(manage: FastifyInstance, email: string, password = PASSWORD): Promise<Caller> {
  const reply = await manage.inject({ method: 'POST', url: '/api/session', payload: { email, password } });
  if (reply.statusCode !== 200) throw new Error(reply.body);
  const cookie = String(reply.headers['set-cookie']).split(';')[0] ?? '';
  return (method, url, payload, headers = {}) =>
    manage.inject({
      method,
      url,
      ...(payload === undefined ? {} : { payload }),
      headers: { cookie, ...headers },
    });
}

/** A file from tests/files. */
export function testFile(name: string): Buffer {
  return readFileSync(join(import.meta.dirname, '..', 'files', name));
}

/** An employee file with teams of the given sizes below one organisation: `{ A: 6, B: 4 }`. */
export function employeeCsv(teams: Readonly<Record<string, number>>, top = 'ORG'): string {
  const header = 'personeelsnummer;achternaam;voornaam;e-mailadres;afdelingscode;afdeling;bovenliggende code';
  const rows = [`1;Top;Toos;toos@example.org;${top};Organisatie ${top};`];
  let number = 1;
  for (const [code, size] of Object.entries(teams)) {
    for (let person = 0; person < size; person += 1) {
      number += 1;
      rows.push(
        `${number};Achternaam${number};Voornaam${number};p${number}@example.org;${code};Team ${code};${top}`,
      );
    }
  }
  return [header, ...rows].join('\r\n');
}
