import { resolve } from 'node:path';
import { StartError } from './start-error.ts';

/** Everything that the environment decides. This file is the only reader of `process.env`. */
export interface Config {
  readonly host: string;
  /** Port of the manage site and its API (also where a credential is issued). */
  readonly port: number;
  /** Port of the answer site and the ballot box. */
  readonly answerPort: number;
  /** Addresses as people see them, without a slash at the end. */
  readonly manageUrl: string;
  readonly answerUrl: string;
  /** Folder of the embedded database, the keys and nothing else. */
  readonly dataDir: string;
  /** A real PostgreSQL server; undefined means the embedded one. */
  readonly databaseUrl: string | undefined;
  /** A connection pooler before that server, with `{door}` in the name of the database. */
  readonly poolerUrl: string | undefined;
  /** A streaming copy of that server, for reading published figures. */
  readonly copyUrl: string | undefined;
  /** Where numbers for Prometheus are served; undefined means nowhere. */
  readonly metricsPort: number | undefined;
  readonly metricsHost: string;
  /** Mail server; undefined means that messages stay in the mailbox inside the product. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** A proxy of our own stands in front and says who calls; otherwise its word is not taken. */
  readonly trustProxy: boolean;
  readonly demonstration: boolean;
}

export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const port = readPort(env, 'PORT', 3000);
  const answerPort = readPort(env, 'ANSWER_PORT', 3001);
  if (port === answerPort && port !== 0) {
    throw new StartError(
      `PORT and ANSWER_PORT are both ${port}. The two sites need a port each: choose another ANSWER_PORT.`,
    );
  }
  const manageUrl = (env.MANAGE_URL || `http://localhost:${port}`).replace(/\/+$/, '');
  return {
    host: env.HOST || '127.0.0.1',
    port,
    answerPort,
    manageUrl,
    answerUrl: (env.ANSWER_URL || `http://localhost:${answerPort}`).replace(/\/+$/, ''),
    dataDir: resolve(env.DATA_DIR || 'data'),
    databaseUrl: readDatabaseUrl(env, 'DATABASE_URL'),
    poolerUrl: readPoolerUrl(env),
    copyUrl: readDatabaseUrl(env, 'DATABASE_COPY_URL'),
    metricsPort: env.METRICS_PORT ? readPort(env, 'METRICS_PORT', 0) : undefined,
    metricsHost: env.METRICS_HOST || '127.0.0.1',
    smtpUrl: env.SMTP_URL || undefined,
    mailFrom: env.MAIL_FROM || 'Werkpeil <noreply@werkpeil.example>',
    trustProxy: env.TRUST_PROXY === '1',
    demonstration: readDemonstration(env.DEMO, manageUrl),
  };
}

/** Everybody can read the passwords of the demonstration, so it has no place on an address that others reach. */
function readDemonstration(text: string | undefined, manageUrl: string): boolean {
  const https = manageUrl.startsWith('https:');
  if (https && text === '1') {
    throw new StartError(
      'DEMO is 1, but MANAGE_URL is on https. The passwords of the demonstration are public: leave DEMO out, and make an organisation with `npm run organisation`.',
    );
  }
  return !https && text !== '0';
}

function readPort(
  env: NodeJS.ProcessEnv,
  name: 'PORT' | 'ANSWER_PORT' | 'METRICS_PORT',
  fallback: number,
): number {
  const text = env[name];
  if (!text) return fallback;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new StartError(`${name} is "${text}". Give a whole number from 1 to 65535, or leave it out.`);
  }
  return port;
}

function readDatabaseUrl(
  env: NodeJS.ProcessEnv,
  name: 'DATABASE_URL' | 'DATABASE_POOLER_URL' | 'DATABASE_COPY_URL',
): string | undefined {
  const text = env[name];
  if (!text) return undefined;
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) {
    throw new StartError(
      `${name} is not an address of a PostgreSQL server. Write postgres://user:password@host:5432/database, or leave it out${name === 'DATABASE_URL' ? ' to use the built-in database' : ''}.`,
    );
  }
  if (name !== 'DATABASE_URL' && !env.DATABASE_URL)
    throw new StartError(`${name} needs DATABASE_URL beside it: migrations and the count go there directly.`);
  return text;
}

function readPoolerUrl(env: NodeJS.ProcessEnv): string | undefined {
  const url = readDatabaseUrl(env, 'DATABASE_POOLER_URL');
  if (url !== undefined && !url.includes('{door}'))
    throw new StartError(
      'DATABASE_POOLER_URL has no {door} in the name of the database. Write postgres://user:password@host:6432/werkpeil_{door}: the pooler takes another role for each door.',
    );
  return url;
}
