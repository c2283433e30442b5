import { randomBytes, randomUUID } from 'node:crypto';
import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import type { KeyStore } from '../../crypto/key-store.ts';
import { settingsBox } from '../../crypto/settings-box.ts';
import { NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import { EVENTS, routes } from './contract.ts';
import {
  endWebhook,
  insertTestDelivery,
  insertWebhook,
  selectDeliveries,
  selectWebhooks,
} from './queries.ts';

const WrongAddress = createError(
  'WRONG_ADDRESS',
  'Give an https address without a name or password in it',
  422,
);

interface WebhooksHouse extends House {
  readonly keys: Pick<KeyStore, 'secrets'>;
}

export async function webhooks(app: FastifyInstance, house: WebhooksHouse): Promise<void> {
  const box = settingsBox(house.keys.secrets.jwtSecret);

  serve(app, house, routes, {
    'GET /api/webhooks': async ({ trx }) => {
      const rows = await selectWebhooks(trx).execute();
      const deliveries = await selectDeliveries(trx).execute();
      return {
        webhooks: rows.map(({ createdAt, events, ...row }) => ({
          ...row,
          events: events as (typeof EVENTS)[number][],
          createdAt: createdAt.toISOString(),
          deliveries: deliveries
            .filter(({ webhookId }) => webhookId === row.id)
            .map(({ event, state, attempts, lastError }) => ({
              event,
              state: state as 'waiting' | 'sent' | 'failed',
              attempts,
              lastError,
            })),
        })),
      };
    },

    'POST /api/webhooks': async ({ session, trx, body }) => {
      if (!isPlainHttps(body.url)) throw new WrongAddress();
      const [id, secret] = [randomUUID(), randomBytes(32).toString('base64url')];
      await insertWebhook(trx, {
        ...body,
        organisationId: session.organisationId,
        id,
        secret: box.seal(`webhook ${id}`, secret),
        accountId: session.accountId,
        now: house.now(),
      }).execute();
      return { id, secret };
    },

    'POST /api/webhooks/:webhookId/test': async ({ trx, params }) => {
      const { numAffectedRows } = await insertTestDelivery(params.webhookId).execute(trx);
      if (numAffectedRows !== 1n) throw new NotFound();
      return { ok: true };
    },

    'DELETE /api/webhooks/:webhookId': async ({ trx, params }) => {
      const gone = await endWebhook(trx, params.webhookId, house.now()).executeTakeFirst();
      if (gone.numUpdatedRows !== 1n) throw new NotFound();
      return { ok: true };
    },
  });
}

function isPlainHttps(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === 'https:' && url.username === '' && url.password === '' && url.hash === '';
}
