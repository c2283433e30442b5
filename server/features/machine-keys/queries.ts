import type { Query } from '../../db/connection.ts';

export function selectKeys(trx: Query) {
  return trx
    .selectFrom('api_key')
    .select([
      'id',
      'name',
      'scopes',
      'created_at as createdAt',
      'expires_on as expiresOn',
      'last_used_on as lastUsedOn',
      'revoked_at as revokedAt',
    ])
    .orderBy('created_at', 'desc')
    .orderBy('id');
}

export function insertKey(
  trx: Query,
  key: {
    organisationId: string;
    id: string;
    name: string;
    secretHash: Buffer;
    scopes: readonly string[];
    accountId: string;
    now: Date;
    expiresOn: string;
  },
) {
  return trx.insertInto('api_key').values({
    organisation_id: key.organisationId,
    id: key.id,
    name: key.name,
    secret_hash: key.secretHash,
    scopes: [...key.scopes],
    created_by: key.accountId,
    created_at: key.now,
    expires_on: key.expiresOn,
  });
}

export function withdrawKey(trx: Query, id: string, now: Date) {
  return trx
    .updateTable('api_key')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null);
}
