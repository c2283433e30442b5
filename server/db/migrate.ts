import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, Migrator, PostgresDialect, sql, type Migration } from 'kysely';
import pg from 'pg';
import { StartError } from '../start-error.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'migrations');

/** Longest wait for a table that somebody uses. Who waits longer makes everybody after him wait as well. */
const LOCK_PATIENCE_MS = 800;
const TRIES = 40;

/** Brings the database to the version of this code. Forward only; several processes may call it at once. */
export async function migrate(databaseUrl: string): Promise<readonly string[]> {
  return carryOut(databaseUrl, readMigrations());
}

/** The same with further migrations after those of this code, as a next version brings them. */
export async function migrateWith(
  databaseUrl: string,
  more: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const further = Object.entries(more).map(([name, text]) => [name, migrationOf(text)] as const);
  return carryOut(databaseUrl, { ...readMigrations(), ...Object.fromEntries(further) });
}

/**
 * A migration that does not get its table within a moment gives way and tries again: behind a waiting exclusive lock every
 * reader of that table would queue.
 */
async function carryOut(
  databaseUrl: string,
  migrations: Record<string, Migration>,
): Promise<readonly string[]> {
  const options = `-c lock_timeout=${LOCK_PATIENCE_MS}`;
  const owner = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: databaseUrl, max: 2, options }) }),
  });
  const done: string[] = [];
  try {
    await refuseUnreachable(owner, databaseUrl);
    for (let attempt = 1; ; attempt += 1) {
      const migrator = new Migrator({ db: owner, provider: { getMigrations: async () => migrations } });
      const { error, results = [] } = await migrator.migrateToLatest();
      done.push(
        ...results.filter(({ status }) => status === 'Success').map((result) => result.migrationName),
      );
      if (!error) return [...new Set(done)];
      if ((error as { code?: string }).code !== '55P03' || attempt >= TRIES) throw explain(error);
      await new Promise((wake) => setTimeout(wake, 250 + 500 * Math.random()));
      done.length = 0;
    }
  } finally {
    await owner.destroy();
  }
}

function readMigrations(): Record<string, Migration> {
  const files = readdirSync(FOLDER).filter((file) => /^\d{4}_\w+\.sql$/.test(file));
  return Object.fromEntries(
    files.map((file) => [file.replace(/\.sql$/, ''), migrationOf(readFileSync(join(FOLDER, file), 'utf8'))]),
  );
}

function migrationOf(text: string): Migration {
  return { up: async (db) => void (await sql.raw(text).execute(db)) };
}

async function refuseUnreachable(owner: Kysely<unknown>, databaseUrl: string): Promise<void> {
  try {
    await sql`select 1`.execute(owner);
  } catch (error) {
    const { host, pathname } = new URL(databaseUrl);
    const reason =
      error instanceof Error && error.message ? error.message : String((error as { code?: string }).code);
    throw new StartError(
      `The database ${pathname.slice(1)} on ${host} cannot be reached (${reason}). Check DATABASE_URL and that the server runs.`,
    );
  }
}

function explain(error: unknown): unknown {
  const message = error instanceof Error ? error.message : String(error);
  if (/previously executed migration .* is missing/.test(message)) {
    return new StartError(
      'This database was made by a newer version of Werkpeil. Start that version, or restore a backup from before the update; nothing was changed.',
    );
  }
  if ((error as { code?: string }).code === '42501') {
    return new StartError(
      `The database user may not prepare the database (${message}). It needs the right to create roles and tables.`,
    );
  }
  return error;
}
