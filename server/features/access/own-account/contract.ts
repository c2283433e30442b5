import { Type } from 'typebox';
import type { Contracts } from '../../../http/contract.ts';

const Ok = Type.Object({ ok: Type.Boolean() });
const Code = Type.String({ minLength: 6, maxLength: 10 });

export const routes = {
  'GET /api/own-account': {
    access: 'half-signed-in',
    summary: 'How the signed-in account is protected, and where it is signed in.',
    reply: Type.Object({
      name: Type.String(),
      email: Type.String(),
      language: Type.String(),
      hasPassword: Type.Boolean(),
      code: Type.Boolean(),
      recoveryCodesLeft: Type.Integer(),
      passkeys: Type.Array(
        Type.Object({
          id: Type.String(),
          name: Type.String(),
          createdAt: Type.String(),
          lastUsedOn: Type.Union([Type.String(), Type.Null()]),
        }),
      ),
      sessions: Type.Array(
        Type.Object({
          id: Type.String(),
          device: Type.String(),
          createdAt: Type.String(),
          lastSeenAt: Type.String(),
          current: Type.Boolean(),
        }),
      ),
    }),
  },
  'PATCH /api/own-account': {
    access: 'signed-in',
    summary: 'Changes the language of mails and documents.',
    body: Type.Object({ language: Type.Enum(['nl', 'en'] as const) }),
    reply: Ok,
  },
  'POST /api/own-account/password': {
    access: 'signed-in',
    summary: 'Changes the password; every other session of the account ends.',
    body: Type.Object({
      current: Type.String({ minLength: 1, maxLength: 128 }),
      password: Type.String({ minLength: 1, maxLength: 128 }),
    }),
    reply: Ok,
  },
  'POST /api/own-account/code': {
    access: 'half-signed-in',
    summary: 'Begins a code app: the secret, its address for the app and the same as a QR picture.',
    changes: false,
    reply: Type.Object({ secret: Type.String(), address: Type.String(), picture: Type.String() }),
  },
  'POST /api/own-account/code/confirm': {
    access: 'half-signed-in',
    summary: 'Confirms the code app with its first code. Gives recovery codes, shown this once.',
    body: Type.Object({ code: Code }),
    reply: Type.Object({ recoveryCodes: Type.Array(Type.String()) }),
  },
  'DELETE /api/own-account/code': {
    access: 'signed-in',
    summary: 'Stops using the code app.',
    reply: Ok,
  },
  'POST /api/own-account/recovery-codes': {
    access: 'signed-in',
    summary: 'New recovery codes, shown this once; the old ones stop working.',
    reply: Type.Object({ recoveryCodes: Type.Array(Type.String()) }),
  },
  'POST /api/own-account/passkey-question': {
    access: 'half-signed-in',
    summary: 'The question with which a device makes a passkey.',
    changes: false,
    reply: Type.Object({ id: Type.String(), options: Type.Any() }),
  },
  'POST /api/own-account/passkeys': {
    access: 'half-signed-in',
    summary: 'Keeps the passkey that the device made. Gives recovery codes when there were none yet.',
    body: Type.Object({
      id: Type.String({ pattern: '^[0-9a-f-]{36}$' }),
      name: Type.String({ minLength: 1, maxLength: 60 }),
      answer: Type.Any(),
    }),
    reply: Type.Object({ recoveryCodes: Type.Array(Type.String()) }),
  },
  'DELETE /api/own-account/passkeys/:passkeyId': {
    access: 'signed-in',
    summary: 'Forgets a passkey.',
    params: Type.Object({ passkeyId: Type.String({ minLength: 1, maxLength: 1400 }) }),
    reply: Ok,
  },
  'DELETE /api/own-account/sessions/:sessionId': {
    access: 'signed-in',
    summary: 'Ends one session of the own account.',
    params: Type.Object({ sessionId: Type.String({ pattern: '^[0-9a-f-]{36}$' }) }),
    reply: Ok,
  },
} as const satisfies Contracts;
