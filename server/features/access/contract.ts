import { Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';
import { ROLES } from '../../http/contract.ts';

const Me = Type.Object({
  name: Type.String(),
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
    summary: 'Sign in with address and password; sets a cookie.',
    body: Type.Object({
      email: Type.String({ minLength: 3, maxLength: 254 }),
      password: Type.String({ minLength: 1, maxLength: 128 }),
    }),
    reply: Type.Object({ ok: Type.Boolean() }),
  },
  'DELETE /api/session': {
    access: 'anyone',
    summary: 'Sign out: the session ends at once, everywhere.',
    reply: Type.Object({ ok: Type.Boolean() }),
  },
  'GET /api/session': {
    access: 'signed-in',
    summary: 'Who is signed in, for which organisation, with which roles.',
    reply: Me,
  },
} as const satisfies Contracts;
