import { Type } from 'typebox';
import { MAIL_FAILURES } from '../../domain/mail-failure.ts';
import type { Contracts } from '../../http/contract.ts';

const closed = { additionalProperties: false } as const;
const WHO = ['administrator'] as const;
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const Address = Type.String({ maxLength: 200, pattern: '^[^@\\s<>,;:"]+@[^@\\s<>,;:"]+\\.[^@\\s<>,;:"]+$' });
const Server = {
  host: Type.String({
    maxLength: 200,
    pattern: '^[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?(\\.[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?)+$',
  }),
  port: Type.Enum([25, 465, 587, 2525]),
  userName: Type.String({ maxLength: 200 }),
  address: Address,
};
const Name = Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' });

/** Who the mail of an organisation comes from, and through which server. */
export const routes = {
  'GET /api/mail-sender': {
    access: WHO,
    summary: 'Sender name, address to answer to and mail server of the organisation. Never the password.',
    reply: Type.Object({
      senderName: Type.String(),
      replyTo: orNull(Type.String()),
      spreadMinutes: Type.Integer(),
      server: orNull(Type.Object({ ...Server, host: Type.String(), hasPassword: Type.Boolean() })),
      /** The installation has a server, which is used when the organisation has none. */
      installationHasServer: Type.Boolean(),
      failure: orNull(
        Type.Object({
          at: Type.String(),
          kind: Type.Enum([...MAIL_FAILURES]),
          /** In the words of the server, or of the connection to it. */
          why: Type.String(),
        }),
      ),
      waiting: Type.Integer(),
    }),
  },
  'PUT /api/mail-sender': {
    access: WHO,
    summary: 'Sets the sender. A server is used with encryption only, and only on the public internet.',
    body: Type.Object(
      {
        senderName: Name,
        replyTo: orNull(Address),
        spreadMinutes: Type.Integer({ minimum: 0, maximum: 480 }),
        server: orNull(
          Type.Object(
            {
              ...Server,
              /** Left out: the password stays as it is. */
              password: Type.Optional(Type.String({ maxLength: 500 })),
            },
            closed,
          ),
        ),
      },
      closed,
    ),
    reply: Type.Object({ ok: Type.Boolean() }),
  },
  'POST /api/mail-sender/test': {
    access: WHO,
    summary: 'Sends a message to the address of the account that asks.',
    reply: Type.Object({ recipient: Type.String() }),
    status: 202,
  },
  'POST /api/mail-bounces': {
    access: WHO,
    scope: 'mail:write',
    summary:
      'Notes messages that came back, by their Message-ID. HR sees how many there were, and not whose they were.',
    body: Type.Object(
      { messageIds: Type.Array(Type.String({ maxLength: 200 }), { minItems: 1, maxItems: 1000 }) },
      closed,
    ),
    reply: Type.Object({ noted: Type.Integer() }),
  },
} as const satisfies Contracts;
