import type { FastifyInstance } from 'fastify';
import { buildAnswerApp, buildManageApp, type AppOptions } from './app.ts';
import { buildWebIfNeeded } from './build-web-if-needed.ts';
import type { Config } from './config.ts';
import { openKeyStore } from './crypto/key-store.ts';
import { settingsBox } from './crypto/settings-box.ts';
import { type Doors, openDoors, wrongDoors } from './db/connection.ts';
import { type EmbeddedServer, startEmbedded } from './db/embedded.ts';
import { refuseTracing } from './db/check-settings.ts';
import { migrate } from './db/migrate.ts';
import { makeDemonstration } from './demonstration/make-demonstration.ts';
import { DEMONSTRATION_LOGINS } from './demonstration/logins.ts';
import { prepareSeries } from './features/campaigns/series/prepare-series.ts';
import { queueMailings } from './features/campaigns/mailing/queue-mailings.ts';
import { mailAuditHead } from './features/audit/mail-head.ts';
import { purgeNightly } from './features/keeping/purge.ts';
import { carryOutDue } from './features/organisation/carry-out-due.ts';
import { remindOfPlan } from './features/plan/remind.ts';
import { runNightlyRound } from './features/response/nightly-round.ts';
import { readInstruments } from './instruments.ts';
import { jobHandlers } from './job-handlers.ts';
import { writeLog } from './observe/log.ts';
import { makeMetrics, serveMetrics } from './observe/metrics.ts';
import { startLoops } from './jobs/loops.ts';
import { StartError } from './start-error.ts';

export interface RunningHouse {
  stop(): Promise<void>;
}

/** Everything that `npm start` starts: database, migrations, keys, both sites, jobs and, on a first start, the demonstration. */
export async function startHouse(config: Config, say: (line: string) => void): Promise<RunningHouse> {
  const instruments = readInstruments();
  const building = buildWebIfNeeded(say);
  building.catch(() => {});
  const embedded = config.databaseUrl ? null : await startEmbedded({ dataDir: config.dataDir });
  const databaseUrl = config.databaseUrl ?? (embedded as EmbeddedServer).url;
  await migrate(databaseUrl);
  const doors = openDoors(databaseUrl, config);
  await refuseKnownPasswords(doors, config.manageUrl);
  await refuseTracing(databaseUrl);
  await refuseWrongDoors(doors);
  const metrics = makeMetrics(doors.work);
  const keys = await openKeys(config.dataDir);
  await building;

  const options: AppOptions = {
    doors,
    keys,
    instruments,
    databaseUrl,
    dataDir: config.dataDir,
    now: () => new Date(),
    manageUrl: config.manageUrl,
    answerUrl: config.answerUrl,
    mailboxOpen: config.smtpUrl === undefined,
    trustProxy: config.trustProxy,
    logger: true,
    metrics,
  };
  const manage = await buildManageApp(options);
  const answer = await buildAnswerApp(options);
  await listen(manage, config.host, config.port, 'PORT');
  await listen(answer, config.host, config.answerPort, 'ANSWER_PORT');
  const numbers = config.metricsPort === undefined ? null : await serveNumbers(metrics, config);
  say(`Werkpeil: ${config.manageUrl}   (answer site: ${config.answerUrl})`);

  const handlers = jobHandlers({
    instruments,
    keys,
    answerUrl: config.answerUrl,
    databaseUrl,
    dataDir: config.dataDir,
  });
  if (config.demonstration) {
    for (const login of DEMONSTRATION_LOGINS) say(`  ${login.email}  ${login.password}  ${login.who}`);
    await makeDemonstration({ ...options, unlimited: true }, handlers, say);
  }
  const box = settingsBox(keys.secrets.jwtSecret);
  const log = (error: unknown, what: string) => {
    metrics.failed(what);
    writeLog(error, what);
  };
  const loops = startLoops(
    { doors, now: options.now, smtpUrl: config.smtpUrl, mailFrom: config.mailFrom, box, log },
    handlers,
    [
      runNightlyRound,
      remindOfPlan(config.manageUrl),
      queueMailings({ keys, answerUrl: config.answerUrl }),
      prepareSeries({ ...instruments, manageUrl: config.manageUrl }),
      carryOutDue,
      purgeNightly(doors.gate),
      mailAuditHead(doors.gate, config.manageUrl),
    ],
  );
  return {
    async stop() {
      await loops.stop();
      await Promise.all([manage.close(), answer.close(), numbers?.close()]);
      await doors.close();
      await embedded?.stop();
    },
  };
}

/** A database that began as a demonstration has accounts whose passwords stand in the README. */
async function refuseKnownPasswords({ gate }: Doors, manageUrl: string): Promise<void> {
  if (!manageUrl.startsWith('https:')) return;
  const found = await gate
    .selectFrom('organisation')
    .select('name')
    .where('demonstration', '=', true)
    .executeTakeFirst();
  if (!found) return;
  throw new StartError(
    `The database holds the demonstration organisation ${found.name}, whose passwords are public, and MANAGE_URL is on https. Start with a new database.`,
  );
}

async function openKeys(dataDir: string) {
  try {
    return await openKeyStore(dataDir);
  } catch (error) {
    throw new StartError((error as Error).message);
  }
}

async function refuseWrongDoors(doors: Doors): Promise<void> {
  const wrong = await wrongDoors(doors);
  if (wrong.length === 0) return;
  await doors.close();
  throw new StartError(
    `The pooler does not take the role of each door: ${wrong.join('; ')}. Give every database in its settings a connect_query that sets the role, and start again.`,
  );
}

async function serveNumbers(metrics: ReturnType<typeof makeMetrics>, config: Config) {
  const place = { host: config.metricsHost, port: config.metricsPort ?? 0 };
  return serveMetrics(metrics, place).catch((error: unknown) => {
    throw explainPort(error, place.port, 'METRICS_PORT');
  });
}

/** As many as Linux lets wait at most. A connection that finds no place tries again by itself, and only after seconds. */
const CONNECTIONS_WAITING = 4096;

async function listen(app: FastifyInstance, host: string, port: number, setting: string): Promise<void> {
  try {
    await app.listen({ host, port, backlog: CONNECTIONS_WAITING });
  } catch (error) {
    throw explainPort(error, port, setting);
  }
}

function explainPort(error: unknown, port: number, setting: string): unknown {
  const { code } = error as { code?: string };
  if (code === 'EADDRINUSE') {
    return new StartError(
      `Port ${port} is in use by another program. Stop that program, or choose another ${setting}.`,
    );
  }
  if (code === 'EACCES') {
    return new StartError(`This account may not use port ${port}. Choose a ${setting} above 1024.`);
  }
  return error;
}
