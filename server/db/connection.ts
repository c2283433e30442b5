import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { DB } from './schema.ts';

/** The four doors to the database; see migrations/0001. No pool ever works as the owner of the tables. */
export interface Doors {
  readonly gate: Kysely<DB>;
  readonly web: Kysely<DB>;
  readonly answer: Kysely<DB>;
  readonly work: Kysely<DB>;
  close(): Promise<void>;
}

export type Query = Kysely<DB> | Transaction<DB>;

// Dates stay text (2026-11-22): a calendar day has no time zone. Counts fit a double; sums of ours stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));
pg.types.setTypeParser(pg.types.builtins.NUMERIC, (text) => Number(text));

const POOL_SIZES = { gate: 4, web: 10, answer: 10, work: 6 } as const;

export function openDoors(databaseUrl: string): Doors {
  const doors = Object.fromEntries(
    Object.entries(POOL_SIZES).map(([name, max]) => [name, openPool(databaseUrl, `werkpeil_${name}`, max)]),
  ) as unknown as Omit<Doors, 'close'>;
  return {
    ...doors,
    async close() {
      await Promise.all([doors.gate, doors.web, doors.answer, doors.work].map((door) => door.destroy()));
    },
  };
}

function openPool(connectionString: string, role: string, max: number): Kysely<DB> {
  const pool = new pg.Pool({ connectionString, max, options: `-c role=${role}`, application_name: role });
  // A connection that breaks while idle is replaced by the pool; the next query reports what matters.
  pool.on('error', () => {});
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
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
