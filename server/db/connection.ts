import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { CopyingClient } from './copy-in.ts';
import type { DB } from './schema.ts';

/** The four doors to the database; see migrations/0001. No pool ever works as the owner of the tables. */
export interface Doors {
  readonly gate: Kysely<DB>;
  readonly web: Kysely<DB>;
  readonly answer: Kysely<DB>;
  readonly work: Kysely<DB>;
  /** The web door of a copy of the database that is for reading only; null when there is none. */
  readonly copy: Kysely<DB> | null;
  close(): Promise<void>;
}

/** Other ways to the same database. */
export interface Ways {
  /** Address of a pooler with `{door}` in the name of the database; the pooler takes the role of the door for us. */
  readonly poolerUrl?: string | undefined;
  /** Address of a streaming copy, for reading. */
  readonly copyUrl?: string | undefined;
}

export type Query = Kysely<DB> | Transaction<DB>;

// Dates stay text (2026-11-22): a calendar day has no time zone. Counts fit a double; sums of ours stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));
pg.types.setTypeParser(pg.types.builtins.NUMERIC, (text) => Number(text));

const POOL_SIZES = { gate: 4, web: 10, answer: 10, work: 6 } as const;
type DoorName = keyof typeof POOL_SIZES;
/** Longest wait for a connection before the caller is told to come back; jobs have more patience than people. */
const PATIENCE_MS = { gate: 5_000, web: 10_000, answer: 5_000, work: 30_000 } as const;

export function openDoors(databaseUrl: string, { poolerUrl, copyUrl }: Ways = {}): Doors {
  const open = (name: DoorName): Kysely<DB> =>
    poolerUrl === undefined
      ? openPool(databaseUrl, name, `-c role=werkpeil_${name}`)
      : openPool(poolerUrl.replace('{door}', name), name);
  const doors = { gate: open('gate'), web: open('web'), answer: open('answer'), work: open('work') };
  const copy = copyUrl === undefined ? null : openPool(copyUrl, 'web', '-c role=werkpeil_web');
  return {
    ...doors,
    copy,
    async close() {
      await Promise.all([...Object.values(doors), ...(copy ? [copy] : [])].map((door) => door.destroy()));
    },
  };
}

function openPool(connectionString: string, name: DoorName, options?: string): Kysely<DB> {
  const pool = new pg.Pool({
    Client: CopyingClient,
    connectionString,
    max: POOL_SIZES[name],
    connectionTimeoutMillis: PATIENCE_MS[name],
    application_name: `werkpeil_${name}`,
    ...(options === undefined ? {} : { options }),
  });
  // A connection that breaks while idle is replaced by the pool; the next query reports what matters.
  pool.on('error', () => {});
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}

/** Doors that lead into another role than their own, or past row level security: with a pooler that is set up wrongly they would. */
export async function wrongDoors(doors: Doors): Promise<readonly string[]> {
  const names: readonly DoorName[] = ['gate', 'web', 'answer', 'work'];
  const roles = await Promise.all(
    names.map(async (name) => {
      const { rows } = await sql<{ role: string }>`select current_user as role`.execute(doors[name]);
      return { name, role: rows[0]?.role ?? '' };
    }),
  );
  return roles.flatMap(({ name, role }) => (role === `werkpeil_${name}` ? [] : [`${name} opens as ${role}`]));
}

/** One transaction that sees one organisation. The setting ends with the transaction, so it cannot leak to the next user. */
export function inOrganisation<T>(
  door: Kysely<DB>,
  organisationId: string,
  work: (trx: Transaction<DB>) => Promise<T>,
  roles: readonly string[] = [],
): Promise<T> {
  return door.transaction().execute(async (trx) => {
    // The roles close figures that a contract keeps from them (migrations/0041).
    await sql`select set_config('werkpeil.organisation', ${organisationId}, true),
      set_config('werkpeil.roles', ${roles.join(',')}, true)`.execute(trx);
    return work(trx);
  });
}
