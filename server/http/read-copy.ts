import { sql, type Transaction } from 'kysely';
import { type Doors, inOrganisation } from '../db/connection.ts';
import type { DB } from '../db/schema.ts';
import type { Session } from './session.ts';

/** Thrown inside the transaction on the copy, to leave it. */
class Behind extends Error {}

/**
 * Reads published figures from a streaming copy of the database, if there is one and it has everything that was
 * published. With the session the primary tells how often something has changed that decides what somebody sees (a release,
 * a contract, a role, a reading, the tree); the copy has to have got as far, in the same snapshot that the figures are read
 * from. A copy
 * that lags behind, or cannot be reached, costs a second read at the primary; it never shows an older release, and it
 * cannot show one that was not committed.
 */
export async function readFigures<T>(
  { web, copy }: Pick<Doors, 'web' | 'copy'>,
  { organisationId, roles, figures }: Session,
  work: (trx: Transaction<DB>) => Promise<T>,
): Promise<T> {
  const names = roles.map(({ role }) => role);
  if (!copy) return inOrganisation(web, organisationId, work, names);
  let working = false;
  try {
    return await copy
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (trx) => {
        await sql`select set_config('werkpeil.organisation', ${organisationId}, true),
          set_config('werkpeil.roles', ${names.join(',')}, true)`.execute(trx);
        if ((await versionAt(trx, organisationId)) < figures) throw new Behind();
        working = true;
        return work(trx);
      });
  } catch (error) {
    // What the figures themselves refuse is refused there as well; what the copy refuses, the primary may not.
    const refused = working && (error as { statusCode?: number }).statusCode !== undefined;
    if (refused) throw error;
    return inOrganisation(web, organisationId, work, names);
  }
}

async function versionAt(trx: Transaction<DB>, organisationId: string): Promise<number> {
  const row = await trx
    .selectFrom('figures_version')
    .select('version')
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  return Number(row?.version ?? 0);
}
