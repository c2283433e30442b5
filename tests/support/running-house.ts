import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppOptions, buildAnswerApp, buildManageApp } from '../../server/app.ts';
import { settingsBox } from '../../server/crypto/settings-box.ts';
import { openKeyStore } from '../../server/crypto/key-store.ts';
import { inOrganisation, openDoors } from '../../server/db/connection.ts';
import { startEmbedded } from '../../server/db/embedded.ts';
import { migrate } from '../../server/db/migrate.ts';
import { hashPassword } from '../../server/features/access/password.ts';
import type { Role } from '../../server/http/contract.ts';
import { readInstruments } from '../../server/instruments.ts';
import { jobHandlers } from '../../server/job-handlers.ts';
import { writeLog } from '../../server/observe/log.ts';
import { startLoops } from '../../server/jobs/loops.ts';

export const PASSWORD = 'een lang genoeg wachtwoord';

export interface RunningHouse {
  readonly manageUrl: string;
  readonly answerUrl: string;
  readonly options: AppOptions;
  readonly organisationId: string;
  readonly apps: {
    readonly manage: Awaited<ReturnType<typeof buildManageApp>>;
    readonly answer: Awaited<ReturnType<typeof buildAnswerApp>>;
  };
  addAccount(email: string, role: Role, unitCode?: string): Promise<void>;
  stop(): Promise<void>;
}

/** The whole product on two ports, as a browser meets it, with an organisation that has nobody in it yet. */
export async function startRunningHouse(settings: Partial<AppOptions> = {}): Promise<RunningHouse> {
  const dataDir = mkdtempSync(join(tmpdir(), 'werkpeil-journey-'));
  const server = await startEmbedded({ dataDir, fast: true });
  await migrate(server.url);
  const doors = openDoors(server.url);
  const [port, answerPort] = [await freePort(), await freePort()];
  const options: AppOptions = {
    doors,
    keys: await openKeyStore(dataDir),
    instruments: readInstruments(),
    databaseUrl: server.url,
    dataDir,
    now: () => new Date(),
    manageUrl: `http://localhost:${port}`,
    answerUrl: `http://localhost:${answerPort}`,
    mailboxOpen: true,
    unlimited: true,
    ...settings,
  };
  const manage = await buildManageApp(options);
  const answer = await buildAnswerApp(options);
  await manage.listen({ host: '127.0.0.1', port });
  await answer.listen({ host: '127.0.0.1', port: answerPort });
  const box = settingsBox(options.keys.secrets.jwtSecret);
  const loops = startLoops(
    { doors, now: options.now, smtpUrl: undefined, mailFrom: '', box, log: writeLog },
    jobHandlers({ ...options, databaseUrl: server.url, dataDir }),
  );
  const organisationId = randomUUID();
  await inOrganisation(doors.work, organisationId, (trx) =>
    trx
      .insertInto('organisation')
      .values({ id: organisationId, name: 'Testdam', created_at: new Date() })
      .execute(),
  );
  return {
    ...options,
    options,
    organisationId,
    apps: { manage, answer },
    addAccount: (email, role, unitCode) =>
      inOrganisation(doors.work, organisationId, async (trx) => {
        const id = randomUUID();
        const unit =
          unitCode === undefined
            ? null
            : await trx
                .selectFrom('unit')
                .select('id')
                .where('code', '=', unitCode)
                .executeTakeFirstOrThrow();
        const password_hash = await hashPassword(PASSWORD);
        await trx
          .insertInto('account')
          .values({ organisation_id: organisationId, id, email, name: email, password_hash })
          .execute();
        await trx
          .insertInto('account_role')
          .values({
            organisation_id: organisationId,
            account_id: id,
            role,
            unit_id: unit?.id ?? null,
            ends_on: null,
          })
          .execute();
      }),
    async stop() {
      await loops.stop();
      await Promise.all([manage.close(), answer.close()]);
      await doors.close();
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}
