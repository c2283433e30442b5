import { sql } from 'kysely';
import type { Doors } from '../db/connection.ts';
import type { Role } from './contract.ts';

export const IDLE_MINUTES = 30;
export const ABSOLUTE_HOURS = 12;

/** How far somebody is: `password` still owes the second step, `enrol` has to choose one first. */
export type Stage = 'password' | 'enrol' | 'complete';

export interface Session {
  readonly id: string;
  readonly stage: Stage;
  readonly organisationId: string;
  readonly accountId: string;
  readonly name: string;
  readonly roles: readonly { readonly role: Role; readonly unitId: string | null }[];
}

interface Found extends Session {
  readonly usable: boolean;
}

/**
 * The session behind a cookie, looked up on every call, so that logging out, disabling an account and changing a role
 * take effect at once. Null when there is no such session or it has ended.
 */
export async function findSession(
  gate: Doors['gate'],
  sessionId: string,
  now: Date,
): Promise<Session | null> {
  const idleLimit = new Date(now.getTime() - IDLE_MINUTES * 60_000);
  const absoluteLimit = new Date(now.getTime() - ABSOLUTE_HOURS * 3_600_000);
  const { rows } = await sql<Found>`
    select s.id, s.stage, s.organisation_id as "organisationId", a.id as "accountId", a.name,
      (s.ended_at is null and a.disabled_at is null and s.last_seen_at > ${idleLimit} and s.created_at > ${absoluteLimit}) as usable,
      coalesce(jsonb_agg(jsonb_build_object('role', r.role, 'unitId', r.unit_id))
        filter (where r.role is not null and (r.ends_on is null or r.ends_on >= ${now}::date)), '[]') as roles
    from session s
    join account a on a.organisation_id = s.organisation_id and a.id = s.account_id
    left join account_role r on r.organisation_id = a.organisation_id and r.account_id = a.id
    where s.id = ${sessionId}
    group by s.id, s.stage, s.organisation_id, s.ended_at, s.last_seen_at, s.created_at, a.id, a.name, a.disabled_at`.execute(
    gate,
  );
  const found = rows[0];
  if (!found?.usable) return null;
  await noteSeen(gate, sessionId, now);
  const { usable: _, ...session } = found;
  return session;
}

/** Once a minute is precise enough for an idle limit of half an hour, and spares a write on nearly every call. */
async function noteSeen(gate: Doors['gate'], sessionId: string, now: Date): Promise<void> {
  await gate
    .updateTable('session')
    .set({ last_seen_at: now })
    .where('id', '=', sessionId)
    .where('last_seen_at', '<', new Date(now.getTime() - 60_000))
    .execute();
}

export function hasRole(session: Session, ...roles: readonly Role[]): boolean {
  return session.roles.some((entry) => roles.includes(entry.role));
}
