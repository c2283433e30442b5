import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';
import type { Stage } from '../../http/session.ts';

/** Accounts of this address that may sign in with a password: not where the organisation's own sign-in is the only way. */
export function selectAccountsByEmail(gate: Query, email: string) {
  return gate
    .selectFrom('account')
    .leftJoin('identity_provider', 'identity_provider.organisation_id', 'account.organisation_id')
    .select([
      'account.organisation_id as organisationId',
      'account.id',
      'account.name',
      'account.language',
      'account.password_hash as passwordHash',
      sql<boolean>`coalesce(identity_provider.only_way and split_part(account.email, '@', 2) = any (identity_provider.domains), false)`.as(
        'elsewhere',
      ),
    ])
    .where('account.email', '=', email)
    .where('account.disabled_at', 'is', null)
    .orderBy('account.organisation_id')
    .limit(5);
}

interface Who {
  readonly organisationId: string;
  readonly accountId: string;
}

export function selectSecondSteps(gate: Query, { organisationId, accountId }: Who) {
  return gate
    .selectFrom('account')
    .select((eb) => [
      'totp_secret as totpSecret',
      'totp_confirmed_at as totpConfirmedAt',
      'totp_last_step as totpLastStep',
      eb
        .selectFrom('passkey')
        .select(sql<number>`count(*)`.as('n'))
        .whereRef('passkey.organisation_id', '=', 'account.organisation_id')
        .whereRef('passkey.account_id', '=', 'account.id')
        .as('passkeys'),
    ])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', accountId);
}

export function selectRoleNames(gate: Query, { organisationId, accountId }: Who) {
  return gate
    .selectFrom('account_role')
    .select('role')
    .where('organisation_id', '=', organisationId)
    .where('account_id', '=', accountId);
}

export function insertSession(
  gate: Query,
  session: Who & { id: string; stage: Stage; device: string; now: Date },
) {
  return gate.insertInto('session').values({
    organisation_id: session.organisationId,
    id: session.id,
    account_id: session.accountId,
    stage: session.stage,
    device: session.device.slice(0, 200),
    created_at: session.now,
    last_seen_at: session.now,
  });
}

export function endSession(gate: Query, id: string, now: Date) {
  return gate
    .updateTable('session')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('ended_at', 'is', null);
}

export function endSessionsOf(gate: Query, { organisationId, accountId }: Who, now: Date) {
  return gate
    .updateTable('session')
    .set({ ended_at: now })
    .where('organisation_id', '=', organisationId)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null);
}

/** A time step counts once: the row is changed only when the step is newer than the last. */
export function useTimeStep(gate: Query, { organisationId, accountId }: Who, step: number) {
  return gate
    .updateTable('account')
    .set({ totp_last_step: step })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', accountId)
    .where('totp_last_step', '<', step);
}

export function useRecoveryCode(gate: Query, { organisationId, accountId }: Who, hash: Buffer, now: Date) {
  return gate
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('organisation_id', '=', organisationId)
    .where('account_id', '=', accountId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null);
}

export function insertChallenge(
  gate: Query,
  challenge: { id: string; kind: 'passkey' | 'single-sign-on'; secret: object; expiresAt: Date },
) {
  return gate.insertInto('sign_in_challenge').values({
    id: challenge.id,
    kind: challenge.kind,
    secret: JSON.stringify(challenge.secret),
    expires_at: challenge.expiresAt,
  });
}

/** Takes a question away, so that it is answered once. */
export function takeChallenge(gate: Query, id: string, kind: 'passkey' | 'single-sign-on', now: Date) {
  return gate
    .deleteFrom('sign_in_challenge')
    .where('id', '=', id)
    .where('kind', '=', kind)
    .where('expires_at', '>', now)
    .returning('secret');
}

export function selectPasskey(gate: Query, id: string) {
  return gate
    .selectFrom('passkey')
    .innerJoin('account', (join) =>
      join
        .onRef('account.organisation_id', '=', 'passkey.organisation_id')
        .onRef('account.id', '=', 'passkey.account_id'),
    )
    .select([
      'passkey.organisation_id as organisationId',
      'passkey.account_id as accountId',
      'account.name',
      'passkey.public_key as publicKey',
      'passkey.counter',
    ])
    .where('passkey.id', '=', id)
    .where('account.disabled_at', 'is', null);
}

export function notePasskeyUse(gate: Query, id: string, counter: number, today: string) {
  return gate.updateTable('passkey').set({ counter, last_used_on: today }).where('id', '=', id);
}

export function selectLink(gate: Query, hash: Buffer, now: Date) {
  return gate
    .selectFrom('account_link')
    .innerJoin('account', (join) =>
      join
        .onRef('account.organisation_id', '=', 'account_link.organisation_id')
        .onRef('account.id', '=', 'account_link.account_id'),
    )
    .innerJoin('organisation', 'organisation.id', 'account.organisation_id')
    .select([
      'account_link.organisation_id as organisationId',
      'account.id as accountId',
      'account.email',
      'account.name',
      'account_link.kind',
      'organisation.name as organisation',
    ])
    .where('token_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where('account.disabled_at', 'is', null);
}

export function useLink(gate: Query, hash: Buffer, now: Date) {
  return gate
    .updateTable('account_link')
    .set({ used_at: now })
    .where('token_hash', '=', hash)
    .where('used_at', 'is', null);
}

export function insertLink(
  gate: Query,
  link: Who & { hash: Buffer; kind: 'invitation' | 'reset'; expiresAt: Date },
) {
  return gate.insertInto('account_link').values({
    organisation_id: link.organisationId,
    token_hash: link.hash,
    account_id: link.accountId,
    kind: link.kind,
    expires_at: link.expiresAt,
  });
}

export function updatePassword(gate: Query, { organisationId, accountId }: Who, passwordHash: string) {
  return gate
    .updateTable('account')
    .set({ password_hash: passwordHash })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', accountId);
}

export function selectOrganisation(trx: Query) {
  return trx.selectFrom('organisation').select(['id', 'name', 'demonstration']);
}

export function selectUnitNames(trx: Query, ids: readonly string[]) {
  return trx
    .selectFrom('unit')
    .select(['id', 'name'])
    .where('id', 'in', ids.length > 0 ? ids : ['00000000-0000-0000-0000-000000000000']);
}
