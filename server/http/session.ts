import { sql } from 'kysely';
import type { Doors } from '../db/connection.ts';
import { calendarDay } from '../domain/calendar.ts';
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
  /** How often something has changed that decides which published figures the organisation's accounts see. */
  readonly figures: number;
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
  const beginLimit = new Date(now.getTime() - ABSOLUTE_HOURS * 3_600_000);
  const { rows } = await sql<Omit<Session, 'id'>>`
    select stage, organisation_id as "organisationId", account_id as "accountId", name, roles, figures
    from find_session(${sessionId}, ${now}, ${calendarDay(now)}, ${idleLimit}, ${beginLimit})`.execute(gate);
  const [found] = rows;
  return found ? { id: sessionId, ...found } : null;
}

export function hasRole(session: Session, ...roles: readonly Role[]): boolean {
  return session.roles.some((entry) => roles.includes(entry.role));
}
