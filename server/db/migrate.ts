import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, Migrator, PostgresDialect, sql, type Migration } from 'kysely';
import pg from 'pg';
import { StartError } from '../start-error.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'migrations');

/** Brings the database to the version of this code. Forward only; several processes may call it at once. */
export async function migrate(databaseUrl: string): Promise<readonly string[]> {
  const owner = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: databaseUrl, max: 2 }) }),
  });
  try {
    await refuseUnreachable(owner, databaseUrl);
    const migrator = new Migrator({ db: owner, provider: { getMigrations: async () => readMigrations() } });
    const { error, results = [] } = await migrator.migrateToLatest();
    if (error) throw explain(error);
    return results.map((result) => result.migrationName);
  } finally {
    await owner.destroy();
  }
}

function readMigrations(): Record<string, Migration> {
  const files = readdirSync(FOLDER).filter((file) => /^\d{4}_\w+\.sql$/.test(file));
  return Object.fromEntries(
    files.map((file) => [
      file.replace(/\.sql$/, ''),
      { up: async (db) => void (await sql.raw(readFileSync(join(FOLDER, file), 'utf8')).execute(db)) },
    ]),
  );
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
