import { Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';
import { ROLES } from '../../http/contract.ts';

const Email = Type.String({ minLength: 3, maxLength: 254 });
const Password = Type.String({ minLength: 1, maxLength: 128 });
const Token = Type.String({ pattern: '^[\\w-]{43}$' });
const Stage = Type.Enum(['password', 'enrol', 'complete'] as const);
const Ok = Type.Object({ ok: Type.Boolean() });

const Me = Type.Object({
  accountId: Type.String(),
  name: Type.String(),
  /** password: the second step is still to come. enrol: a second step has to be chosen first. */
  stage: Stage,
  /** Which second steps this account has; empty unless it still owes one. */
  secondSteps: Type.Array(Type.Enum(['code', 'passkey'] as const)),
  organisation: Type.Object({ id: Type.String(), name: Type.String(), demonstration: Type.Boolean() }),
  roles: Type.Array(
    Type.Object({
      role: Type.Enum(ROLES),
      unit: Type.Union([Type.Object({ id: Type.String(), name: Type.String() }), Type.Null()]),
    }),
  ),
});

export const routes = {
  'POST /api/session': {
    access: 'anyone',
    summary:
      'Sign in with address and password; sets a cookie. The stage says whether a second step follows.',
    body: Type.Object({ email: Email, password: Password }),
    reply: Type.Object({ stage: Stage }),
  },
  'DELETE /api/session': {
    access: 'anyone',
    summary: 'Sign out: the session ends at once, everywhere.',
    reply: Ok,
  },
  'GET /api/session': {
    access: 'half-signed-in',
    summary: 'Who is signed in, for which organisation, with which roles.',
    reply: Me,
  },
  'POST /api/session/code': {
    access: 'half-signed-in',
    summary: 'The second step with a code of the authenticator app, or with a recovery code.',
    body: Type.Object({ code: Type.String({ minLength: 6, maxLength: 20 }) }),
    changes: false,
    reply: Ok,
  },
  'POST /api/session/passkey-question': {
    access: 'anyone',
    summary: 'The question for a passkey: to sign in, or as the second step when a session exists already.',
    reply: Type.Object({ id: Type.String(), options: Type.Any() }),
  },
  'POST /api/session/passkey': {
    access: 'anyone',
    summary: 'The answer of a passkey to the question; signs in completely.',
    body: Type.Object({
      id: Type.String({ pattern: '^[0-9a-f-]{36}$' }),
      answer: Type.Any(),
    }),
    reply: Ok,
  },
  'POST /api/forgotten-password': {
    access: 'anyone',
    summary:
      'Sends a link to choose a new password, if the address is known. The reply is the same either way.',
    body: Type.Object({ email: Email }),
    /** False where no mail server is set: then a colleague with the role for it makes the link. */
    reply: Type.Object({ mailed: Type.Boolean() }),
  },
  'POST /api/account-link': {
    access: 'anyone',
    summary: 'Whose link this is, and for what.',
    body: Type.Object({ token: Token }),
    reply: Type.Object({
      email: Type.String(),
      name: Type.String(),
      organisation: Type.String(),
      kind: Type.Enum(['invitation', 'reset'] as const),
    }),
  },
  'POST /api/account-link/password': {
    access: 'anyone',
    summary: 'Chooses a password with the link. Works once; ends every session of the account.',
    body: Type.Object({ token: Token, password: Password }),
    reply: Ok,
  },
} as const satisfies Contracts;
