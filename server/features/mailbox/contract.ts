import { Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';

const Message = Type.Object({
  id: Type.String(),
  kind: Type.Enum(['invitation', 'letter', 'reminder', 'account', 'plan', 'notice']),
  campaignId: Type.Union([Type.String(), Type.Null()]),
  recipient: Type.String(),
  subject: Type.String(),
});

/**
 * Without a mail server: shows what would have been sent. With one: only the letters for people without an address, which
 * somebody has to print; MAILBOX_OFF when there are none.
 */
export const routes = {
  'GET /api/mailbox': {
    access: ['hr', 'administrator'],
    summary: 'Messages that wait because there is no mail server, 100 at a time.',
    query: Type.Object({
      campaignId: Type.Optional(Type.String()),
      search: Type.Optional(Type.String({ maxLength: 100 })),
    }),
    reply: Type.Object({ total: Type.Integer(), onlyLetters: Type.Boolean(), messages: Type.Array(Message) }),
  },
  'GET /api/mailbox/:messageId': {
    access: ['hr', 'administrator'],
    summary: 'One message as it would be sent.',
    params: Type.Object({ messageId: Type.String({ pattern: '^[0-9a-f-]{36}$' }) }),
    reply: Type.Object({ ...Message.properties, body: Type.String() }),
  },
} as const satisfies Contracts;
