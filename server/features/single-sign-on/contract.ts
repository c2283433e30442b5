import { Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';

const WHO = ['administrator'] as const;
const Text = Type.String({ minLength: 1, maxLength: 300 });
const Domain = Type.String({ pattern: '^[a-z0-9-]+(\\.[a-z0-9-]+)+$', maxLength: 100 });
const Ok = Type.Object({ ok: Type.Boolean() });

export const routes = {
  'POST /api/single-sign-on': {
    access: 'anyone',
    summary: 'Whether an address signs in through its own organisation, and where that begins.',
    body: Type.Object({ email: Type.String({ minLength: 3, maxLength: 254 }) }),
    reply: Type.Object({ start: Type.Union([Type.String(), Type.Null()]) }),
  },
  'GET /api/identity-provider': {
    access: WHO,
    summary: 'The sign-in of the organisation itself (OpenID Connect), if it was set.',
    reply: Type.Object({
      provider: Type.Union([
        Type.Object({
          issuer: Type.String(),
          clientId: Type.String(),
          domains: Type.Array(Type.String()),
          onlyWay: Type.Boolean(),
        }),
        Type.Null(),
      ]),
      /** What the provider has to be told. */
      redirectUrl: Type.String(),
    }),
  },
  'PUT /api/identity-provider': {
    access: WHO,
    summary: 'Sets the sign-in of the organisation; its configuration is read once to see that it answers.',
    body: Type.Object({
      issuer: Type.String({ minLength: 8, maxLength: 300 }),
      clientId: Text,
      /** Empty keeps the one that was given before. */
      clientSecret: Type.String({ maxLength: 300 }),
      domains: Type.Array(Domain, { minItems: 1, maxItems: 20, uniqueItems: true }),
      onlyWay: Type.Boolean(),
    }),
    reply: Ok,
  },
  'DELETE /api/identity-provider': {
    access: WHO,
    summary: 'Back to passwords.',
    reply: Ok,
  },
} as const satisfies Contracts;
