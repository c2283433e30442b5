import { Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';

const Id = Type.String({ pattern: '^[0-9a-f-]{36}$' });
const WHO = ['administrator'] as const;
export const EVENTS = ['campaign.opened', 'campaign.closed', 'campaign.published', 'plan.due'] as const;
const Params = Type.Object({ webhookId: Id });
const Ok = Type.Object({ ok: Type.Boolean() });

export const routes = {
  'GET /api/webhooks': {
    access: WHO,
    summary: 'Addresses that are told what happens, with the last messages to each.',
    reply: Type.Object({
      webhooks: Type.Array(
        Type.Object({
          id: Id,
          url: Type.String(),
          events: Type.Array(Type.Enum(EVENTS)),
          createdAt: Type.String(),
          deliveries: Type.Array(
            Type.Object({
              event: Type.String(),
              state: Type.Enum(['waiting', 'sent', 'failed'] as const),
              attempts: Type.Integer(),
              lastError: Type.Union([Type.String(), Type.Null()]),
            }),
          ),
        }),
      ),
    }),
  },
  'POST /api/webhooks': {
    access: WHO,
    summary: 'Adds an address. The secret for checking signatures is shown this once.',
    body: Type.Object({
      url: Type.String({ minLength: 9, maxLength: 500 }),
      events: Type.Array(Type.Enum(EVENTS), { minItems: 1, maxItems: EVENTS.length, uniqueItems: true }),
    }),
    status: 201,
    reply: Type.Object({ id: Id, secret: Type.String() }),
  },
  'POST /api/webhooks/:webhookId/test': {
    access: WHO,
    summary: 'Sends a message to try the address.',
    params: Params,
    reply: Ok,
  },
  'DELETE /api/webhooks/:webhookId': {
    access: WHO,
    summary: 'Stops telling this address.',
    params: Params,
    reply: Ok,
  },
} as const satisfies Contracts;
