import { randomUUID } from 'node:crypto';
import {
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Query } from '../../../db/connection.ts';
import type { Who } from '../second-step.ts';
import {
  insertPasskey,
  insertPasskeyQuestion,
  selectOwnAccount,
  selectOwnPasskeys,
  takePasskeyQuestion,
} from './queries.ts';

const MINUTES_TO_ANSWER = 5;

interface Site {
  readonly manageUrl: string;
  readonly now: Date;
}

/** The question with which a device makes a passkey for this account; a device that has one already says so. */
export async function askForNewPasskey(gate: Query, who: Who, { manageUrl, now }: Site) {
  const account = await selectOwnAccount(gate, who).executeTakeFirstOrThrow();
  const passkeys = await selectOwnPasskeys(gate, who).execute();
  const options = await generateRegistrationOptions({
    rpName: 'Werkpeil',
    rpID: new URL(manageUrl).hostname,
    userName: account.email,
    userDisplayName: account.name,
    userID: new TextEncoder().encode(who.accountId),
    attestationType: 'none',
    excludeCredentials: passkeys.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  const id = randomUUID();
  await insertPasskeyQuestion(gate, {
    id,
    secret: { challenge: options.challenge, accountId: who.accountId },
    expiresAt: new Date(now.getTime() + MINUTES_TO_ANSWER * 60_000),
  }).execute();
  return { id, options };
}

interface Given {
  readonly id: string;
  readonly name: string;
  readonly answer: unknown;
}

/** Keeps the passkey if it answers the question that this account was asked; false otherwise. */
export async function keepPasskey(gate: Query, who: Who, given: Given, { manageUrl, now }: Site) {
  const row = await takePasskeyQuestion(gate, given.id, now).executeTakeFirst();
  const question = row?.secret as unknown as { challenge: string; accountId?: string } | undefined;
  if (!question || question.accountId !== who.accountId) return false;
  const verified = await verifyRegistrationResponse({
    response: given.answer as RegistrationResponseJSON,
    expectedChallenge: question.challenge,
    expectedOrigin: manageUrl,
    expectedRPID: new URL(manageUrl).hostname,
  }).catch(() => null);
  if (!verified?.verified || !verified.registrationInfo) return false;
  const { credential } = verified.registrationInfo;
  await insertPasskey(gate, who, {
    id: credential.id,
    publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: credential.transports ?? [],
    name: given.name,
    now,
  }).execute();
  return true;
}
