import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';

/** The organisation whose provider vouches for this domain and that has an open account of this address. */
export function selectProviderFor(gate: Query, email: string) {
  const domain = email.slice(email.lastIndexOf('@') + 1);
  return gate
    .selectFrom('identity_provider')
    .select('organisation_id as organisationId')
    .where(sql<boolean>`${domain} = any (domains)`)
    .orderBy('organisation_id')
    .limit(2);
}

export function selectProviderSecrets(gate: Query, organisationId: string) {
  return gate
    .selectFrom('identity_provider')
    .select(['issuer', 'client_id as clientId', 'client_secret as clientSecret', 'domains'])
    .where('organisation_id', '=', organisationId);
}

export function selectProvider(trx: Query) {
  return trx
    .selectFrom('identity_provider')
    .select(['issuer', 'client_id as clientId', 'domains', 'only_way as onlyWay']);
}

interface Provider {
  readonly organisationId: string;
  readonly issuer: string;
  readonly clientId: string;
  /** Sealed; null keeps the one that is there. */
  readonly clientSecret: Buffer | null;
  readonly domains: readonly string[];
  readonly onlyWay: boolean;
}

export function insertProvider(trx: Query, provider: Provider & { readonly clientSecret: Buffer }) {
  return trx.insertInto('identity_provider').values({
    organisation_id: provider.organisationId,
    issuer: provider.issuer,
    client_id: provider.clientId,
    client_secret: provider.clientSecret,
    domains: [...provider.domains],
    only_way: provider.onlyWay,
  });
}

export function updateProvider(trx: Query, provider: Provider) {
  return trx
    .updateTable('identity_provider')
    .set({
      issuer: provider.issuer,
      client_id: provider.clientId,
      domains: [...provider.domains],
      only_way: provider.onlyWay,
      ...(provider.clientSecret ? { client_secret: provider.clientSecret } : {}),
    })
    .where('organisation_id', '=', provider.organisationId);
}

export function deleteProvider(trx: Query, organisationId: string) {
  return trx.deleteFrom('identity_provider').where('organisation_id', '=', organisationId);
}

export function insertState(gate: Query, state: { id: string; secret: object; expiresAt: Date }) {
  return gate.insertInto('sign_in_challenge').values({
    id: state.id,
    kind: 'single-sign-on',
    secret: JSON.stringify(state.secret),
    expires_at: state.expiresAt,
  });
}

/** Takes the state away, so that a reply of the provider is used once. */
export function takeState(gate: Query, id: string, now: Date) {
  return gate
    .deleteFrom('sign_in_challenge')
    .where('id', '=', id)
    .where('kind', '=', 'single-sign-on')
    .where('expires_at', '>', now)
    .returning('secret');
}

export function selectOpenAccount(gate: Query, organisationId: string, email: string) {
  return gate
    .selectFrom('account')
    .select(['id', 'name'])
    .where('organisation_id', '=', organisationId)
    .where('email', '=', email)
    .where('disabled_at', 'is', null);
}

export function insertVouchedSession(
  gate: Query,
  session: { organisationId: string; id: string; accountId: string; device: string; now: Date },
) {
  return gate.insertInto('session').values({
    organisation_id: session.organisationId,
    id: session.id,
    account_id: session.accountId,
    stage: 'complete',
    device: session.device.slice(0, 200),
    created_at: session.now,
    last_seen_at: session.now,
  });
}
