import { randomUUID } from 'node:crypto';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import type { Query } from '../../db/connection.ts';
import { calendarDay } from '../../domain/calendar.ts';
import { insertChallenge, notePasskeyUse, selectPasskey, takeChallenge } from './queries.ts';
import type { Who } from './second-step.ts';

const MINUTES_TO_ANSWER = 5;

interface Question {
  readonly challenge: string;
}

/** Asks for a passkey of this site; the device shows which ones it has. The question is kept until it is answered. */
export async function askForPasskey(gate: Query, manageUrl: string, now: Date) {
  const options = await generateAuthenticationOptions({
    rpID: new URL(manageUrl).hostname,
    userVerification: 'required',
  });
  const id = randomUUID();
  const expiresAt = new Date(now.getTime() + MINUTES_TO_ANSWER * 60_000);
  await insertChallenge(gate, {
    id,
    kind: 'passkey',
    secret: { challenge: options.challenge },
    expiresAt,
  }).execute();
  return { id, options };
}

/** The account whose passkey answered the question rightly, or null. A question is answered once. */
export async function whoAnswered(
  gate: Query,
  given: { readonly id: string; readonly answer: unknown },
  { manageUrl, now }: { readonly manageUrl: string; readonly now: Date },
): Promise<(Who & { readonly name: string }) | null> {
  const question = await takeChallenge(gate, given.id, 'passkey', now).executeTakeFirst();
  const answer = given.answer as AuthenticationResponseJSON;
  if (!question || typeof answer?.id !== 'string') return null;
  const passkey = await selectPasskey(gate, answer.id).executeTakeFirst();
  if (!passkey) return null;
  const verified = await verifyAuthenticationResponse({
    response: answer,
    expectedChallenge: (question.secret as unknown as Question).challenge,
    expectedOrigin: manageUrl,
    expectedRPID: new URL(manageUrl).hostname,
    credential: {
      id: answer.id,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: Number(passkey.counter),
    },
  }).catch(() => null);
  if (!verified?.verified) return null;
  await notePasskeyUse(gate, answer.id, verified.authenticationInfo.newCounter, calendarDay(now)).execute();
  return { organisationId: passkey.organisationId, accountId: passkey.accountId, name: passkey.name };
}
