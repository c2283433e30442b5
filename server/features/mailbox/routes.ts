import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import { NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import { routes } from './contract.ts';
import { countMessages, selectMessage, selectMessages } from './queries.ts';

const MailboxOff = createError(
  'MAILBOX_OFF',
  'A mail server is set, so messages are sent and not shown here',
  404,
);

interface MailboxHouse extends House {
  /** True when there is no mail server. With one, nobody may read the links in other people's mail. */
  readonly mailboxOpen: boolean;
}

export async function mailbox(app: FastifyInstance, house: MailboxHouse): Promise<void> {
  const refuseWhenOff = () => {
    if (!house.mailboxOpen) throw new MailboxOff();
  };
  serve(app, house, routes, {
    'GET /api/mailbox': async ({ trx, query }) => {
      refuseWhenOff();
      const { total } = await countMessages(trx, query).executeTakeFirstOrThrow();
      return { total: Number(total), messages: await selectMessages(trx, query).execute() };
    },
    'GET /api/mailbox/:messageId': async ({ trx, params }) => {
      refuseWhenOff();
      const message = await selectMessage(trx, params.messageId).executeTakeFirst();
      if (!message) throw new NotFound();
      return message;
    },
  });
}
