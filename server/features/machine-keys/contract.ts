import { Type } from 'typebox';
import { type Contracts, SCOPES } from '../../http/contract.ts';

const Id = Type.String({ pattern: '^[0-9a-f-]{36}$' });
const Day = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' });
const WHO = ['administrator'] as const;

export const routes = {
  'GET /api/machine-keys': {
    access: WHO,
    summary: 'Keys with which programs of the organisation call this API.',
    reply: Type.Object({
      keys: Type.Array(
        Type.Object({
          id: Id,
          name: Type.String(),
          scopes: Type.Array(Type.Enum(SCOPES)),
          createdAt: Type.String(),
          expiresOn: Day,
          lastUsedOn: Type.Union([Day, Type.Null()]),
          withdrawn: Type.Boolean(),
        }),
      ),
    }),
  },
  'POST /api/machine-keys': {
    access: WHO,
    summary: 'Makes a key; it is shown this once.',
    body: Type.Object({
      name: Type.String({ minLength: 1, maxLength: 60 }),
      scopes: Type.Array(Type.Enum(SCOPES), { minItems: 1, maxItems: SCOPES.length, uniqueItems: true }),
      expiresOn: Day,
    }),
    status: 201,
    reply: Type.Object({ id: Id, key: Type.String() }),
  },
  'DELETE /api/machine-keys/:keyId': {
    access: WHO,
    summary: 'Withdraws a key at once.',
    params: Type.Object({ keyId: Id }),
    reply: Type.Object({ ok: Type.Boolean() }),
  },
} as const satisfies Contracts;
