import { createHash, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { Doors } from '../db/connection.ts';
import type { Scope } from './contract.ts';
import type { Session } from './session.ts';

/** `wp_<id of the key>_<secret>`; the id is not secret, the rest is kept as a hash only. */
const SHAPE = /^Bearer wp_([0-9a-f-]{36})_([\w-]{43})$/;

export interface Bearer {
  readonly id: string;
  readonly secret: string;
}

/** The key that a request brings along; null when it brings none, so that a cookie is looked for. */
export function readBearer(authorization: string | undefined): Bearer | null {
  if (authorization === undefined) return null;
  const [, id = '', secret = ''] = SHAPE.exec(authorization) ?? [];
  return { id, secret };
}

export function hashKeySecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

interface Found {
  readonly organisationId: string;
  readonly accountId: string;
  readonly name: string;
  readonly secretHash: Buffer;
  readonly scopes: readonly Scope[];
  readonly figures: number;
}

/**
 * A key in the shape of a session: it sees what HR sees, but `serve` admits it only to routes that name one of its scopes.
 * Null when it is unknown, ended or withdrawn, or when the account that made it was disabled.
 */
export async function findApiKey(
  gate: Doors['gate'],
  { id, secret }: Bearer,
  now: Date,
): Promise<{ readonly session: Session; readonly scopes: readonly Scope[] } | null> {
  if (id === '') return null;
  const { rows } = await sql<Found>`
    select k.organisation_id as "organisationId", k.created_by as "accountId", k.name, k.secret_hash as "secretHash", k.scopes,
      coalesce((select f.version from figures_version f where f.organisation_id = k.organisation_id), 0) as figures
    from api_key k
    join account a on a.organisation_id = k.organisation_id and a.id = k.created_by
    where k.id = ${id} and k.revoked_at is null and k.expires_on >= ${now}::date and a.disabled_at is null`.execute(
    gate,
  );
  const [found] = rows;
  if (!found || !timingSafeEqual(found.secretHash, hashKeySecret(secret))) return null;
  await noteUse(gate, id, now);
  const { organisationId, accountId, name, scopes, figures } = found;
  return {
    scopes,
    session: {
      id,
      stage: 'complete',
      organisationId,
      accountId,
      name,
      roles: [{ role: 'hr', unitId: null }],
      figures,
    },
  };
}

/** The day is precise enough to find keys that nobody uses. */
async function noteUse(gate: Doors['gate'], id: string, now: Date): Promise<void> {
  await sql`update api_key set last_used_on = ${now}::date where id = ${id} and last_used_on is distinct from ${now}::date`.execute(
    gate,
  );
}
