import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';

/** Tries that cost nothing; each further one doubles the wait, up to a quarter of an hour. */
const FREE_TRIES = 5;
const FIRST_WAIT_SECONDS = 2;
const LONGEST_WAIT_SECONDS = 900;
/** Without a failure for this long the count starts again. */
const FORGOTTEN_AFTER_MINUTES = 60;

/** One bucket per address and network; the database sees neither. */
export function trialBucket(secret: Uint8Array, who: string, network: string): Buffer {
  return createHmac('sha256', secret).update(`${who}\n${network}`).digest();
}

/** Seconds that this bucket still has to wait; 0 when it may try. */
export async function secondsToWait(gate: Query, bucket: Buffer, now: Date): Promise<number> {
  const row = await gate
    .selectFrom('sign_in_trial')
    .select('blocked_until as until')
    .where('bucket', '=', bucket)
    .executeTakeFirst();
  return row ? Math.max(0, Math.ceil((row.until.getTime() - now.getTime()) / 1000)) : 0;
}

export async function noteFailure(gate: Query, bucket: Buffer, now: Date): Promise<void> {
  const forgotten = new Date(now.getTime() - FORGOTTEN_AFTER_MINUTES * 60_000);
  const { rows } = await sql<{ failures: number }>`
    insert into sign_in_trial (bucket, failures, blocked_until, touched_at) values (${bucket}, 1, ${now}, ${now})
    on conflict (bucket) do update set
      failures = case when sign_in_trial.touched_at < ${forgotten} then 1 else sign_in_trial.failures + 1 end,
      touched_at = ${now}
    returning failures`.execute(gate);
  const wait = waitAfter(rows[0]?.failures ?? 1);
  await gate
    .updateTable('sign_in_trial')
    .set({ blocked_until: new Date(now.getTime() + wait * 1000) })
    .where('bucket', '=', bucket)
    .execute();
}

export function forgetFailures(gate: Query, bucket: Buffer) {
  return gate.deleteFrom('sign_in_trial').where('bucket', '=', bucket);
}

/** Seconds to wait after so many failures in a row. */
export function waitAfter(failures: number): number {
  if (failures < FREE_TRIES) return 0;
  return Math.min(FIRST_WAIT_SECONDS * 2 ** (failures - FREE_TRIES), LONGEST_WAIT_SECONDS);
}
