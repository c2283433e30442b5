import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import { NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import { routes } from './contract.ts';
import type { Query } from '../../db/connection.ts';
import { countMessages, selectMessage, selectMessages, selectOwnServer } from './queries.ts';

const MailboxOff = createError(
  'MAILBOX_OFF',
  'A mail server is set, so messages are sent and not shown here',
  404,
);

interface MailboxHouse extends House {
  /** True when there is no mail server. With one, mail is sent and only letters wait here for somebody to print them. */
  readonly mailboxOpen: boolean;
}

export async function mailbox(app: FastifyInstance, house: MailboxHouse): Promise<void> {
  const sends = async (trx: Query) =>
    !house.mailboxOpen || (await selectOwnServer(trx).executeTakeFirst()) !== undefined;
  serve(app, house, routes, {
    'GET /api/mailbox': async ({ trx, query }) => {
      const onlyLetters = await sends(trx);
      const filter = { ...query, onlyLetters };
      const { total } = await countMessages(trx, filter).executeTakeFirstOrThrow();
      if (onlyLetters && Number(total) === 0) throw new MailboxOff();
      return { total: Number(total), onlyLetters, messages: await selectMessages(trx, filter).execute() };
    },
    'GET /api/mailbox/:messageId': async ({ trx, params }) => {
      const filter = { onlyLetters: await sends(trx) };
      const message = await selectMessage(trx, params.messageId, filter).executeTakeFirst();
      if (!message) throw new NotFound();
      return message;
    },
  });
}
