import { sql } from 'kysely';
import type { Query } from '../../../db/connection.ts';

/** All of these go through the gate: only it reaches passwords, secrets and sessions. */
interface Who {
  readonly organisationId: string;
  readonly accountId: string;
}

export function selectOwnAccount(gate: Query, { organisationId, accountId }: Who) {
  return gate
    .selectFrom('account')
    .innerJoin('organisation', 'organisation.id', 'account.organisation_id')
    .select([
      'account.name',
      'account.email',
      'account.language',
      'account.password_hash as passwordHash',
      'account.totp_secret as totpSecret',
      'account.totp_confirmed_at as totpConfirmedAt',
      'organisation.name as organisation',
    ])
    .where('account.organisation_id', '=', organisationId)
    .where('account.id', '=', accountId);
}

export function selectOwnPasskeys(gate: Query, { organisationId, accountId }: Who) {
  return gate
    .selectFrom('passkey')
    .select(['id', 'name', 'created_at as createdAt', 'last_used_on as lastUsedOn', 'transports'])
    .where('organisation_id', '=', organisationId)
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .orderBy('id');
}

export function selectOwnSessions(gate: Query, { organisationId, accountId }: Who, since: Date) {
  return gate
    .selectFrom('session')
    .select(['id', 'device', 'created_at as createdAt', 'last_seen_at as lastSeenAt'])
    .where('organisation_id', '=', organisationId)
    .where('account_id', '=', accountId)
    .where('stage', '=', 'complete')
    .where('ended_at', 'is', null)
    .where('last_seen_at', '>', since)
    .orderBy('last_seen_at', 'desc')
    .limit(20);
}

export function countRecoveryCodes(gate: Query, { organisationId, accountId }: Who) {
  return gate
    .selectFrom('recovery_code')
    .select(sql<number>`count(*)`.as('n'))
    .where('organisation_id', '=', organisationId)
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null);
}

export function deleteRecoveryCodes(gate: Query, { organisationId, accountId }: Who) {
  return gate
    .deleteFrom('recovery_code')
    .where('organisation_id', '=', organisationId)
    .where('account_id', '=', accountId);
}

export function insertRecoveryCodes(
  gate: Query,
  { organisationId, accountId }: Who,
  hashes: readonly Buffer[],
) {
  return gate
    .insertInto('recovery_code')
    .values(
      hashes.map((code_hash) => ({ organisation_id: organisationId, account_id: accountId, code_hash })),
    );
}

export function updateTotp(
  gate: Query,
  { organisationId, accountId }: Who,
  set: { secret: Buffer | null; confirmedAt: Date | null },
) {
  return gate
    .updateTable('account')
    .set({ totp_secret: set.secret, totp_confirmed_at: set.confirmedAt })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', accountId);
}

export function confirmTotp(gate: Query, { organisationId, accountId }: Who, step: number, now: Date) {
  return gate
    .updateTable('account')
    .set({ totp_confirmed_at: now, totp_last_step: step })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', accountId);
}

export function updateOwnPassword(gate: Query, { organisationId, accountId }: Who, passwordHash: string) {
  return gate
    .updateTable('account')
    .set({ password_hash: passwordHash })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', accountId);
}

export function updateOwnLanguage(trx: Query, accountId: string, language: 'nl' | 'en') {
  return trx.updateTable('account').set({ language }).where('id', '=', accountId);
}

export function insertPasskey(
  gate: Query,
  { organisationId, accountId }: Who,
  passkey: {
    id: string;
    publicKey: Buffer;
    counter: number;
    transports: readonly string[];
    name: string;
    now: Date;
  },
) {
  return gate.insertInto('passkey').values({
    organisation_id: organisationId,
    id: passkey.id,
    account_id: accountId,
    public_key: passkey.publicKey,
    counter: passkey.counter,
    transports: [...passkey.transports],
    name: passkey.name,
    created_at: passkey.now,
  });
}

export function deletePasskey(gate: Query, { organisationId, accountId }: Who, id: string) {
  return gate
    .deleteFrom('passkey')
    .where('organisation_id', '=', organisationId)
    .where('account_id', '=', accountId)
    .where('id', '=', id);
}

export function insertPasskeyQuestion(
  gate: Query,
  question: { id: string; secret: object; expiresAt: Date },
) {
  return gate.insertInto('sign_in_challenge').values({
    id: question.id,
    kind: 'passkey',
    secret: JSON.stringify(question.secret),
    expires_at: question.expiresAt,
  });
}

export function takePasskeyQuestion(gate: Query, id: string, now: Date) {
  return gate
    .deleteFrom('sign_in_challenge')
    .where('id', '=', id)
    .where('kind', '=', 'passkey')
    .where('expires_at', '>', now)
    .returning('secret');
}

export function endOwnSession(gate: Query, { organisationId, accountId }: Who, id: string, now: Date) {
  return gate
    .updateTable('session')
    .set({ ended_at: now })
    .where('organisation_id', '=', organisationId)
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .where('ended_at', 'is', null);
}

export function endOtherSessions(gate: Query, { organisationId, accountId }: Who, keep: string, now: Date) {
  return gate
    .updateTable('session')
    .set({ ended_at: now })
    .where('organisation_id', '=', organisationId)
    .where('account_id', '=', accountId)
    .where('id', '<>', keep)
    .where('ended_at', 'is', null);
}

export function completeSession(gate: Query, id: string) {
  return gate.updateTable('session').set({ stage: 'complete' }).where('id', '=', id);
}
