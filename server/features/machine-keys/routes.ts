import { randomBytes, randomUUID } from 'node:crypto';
import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import { addDays, calendarDay } from '../../domain/calendar.ts';
import { hashKeySecret } from '../../http/api-key.ts';
import type { Scope } from '../../http/contract.ts';
import { NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import { routes } from './contract.ts';
import { insertKey, selectKeys, withdrawKey } from './queries.ts';

/** A key that nobody renews is a key that nobody remembers. */
const LONGEST_DAYS = 400;

const WrongEnd = createError('WRONG_END', 'A key ends between tomorrow and 400 days from now', 422);

export async function machineKeys(app: FastifyInstance, house: House): Promise<void> {
  serve(app, house, routes, {
    'GET /api/machine-keys': async ({ trx }) => {
      const keys = await selectKeys(trx).execute();
      return {
        keys: keys.map(({ revokedAt, createdAt, scopes, ...key }) => ({
          ...key,
          scopes: scopes as Scope[],
          createdAt: createdAt.toISOString(),
          withdrawn: revokedAt !== null,
        })),
      };
    },

    'POST /api/machine-keys': async ({ session, trx, body }) => {
      const today = calendarDay(house.now());
      if (body.expiresOn <= today || body.expiresOn > addDays(today, LONGEST_DAYS)) throw new WrongEnd();
      const [id, secret] = [randomUUID(), randomBytes(32).toString('base64url')];
      await insertKey(trx, {
        ...body,
        organisationId: session.organisationId,
        id,
        secretHash: hashKeySecret(secret),
        accountId: session.accountId,
        now: house.now(),
      }).execute();
      return { id, key: `wp_${id}_${secret}` };
    },

    'DELETE /api/machine-keys/:keyId': async ({ trx, params }) => {
      const gone = await withdrawKey(trx, params.keyId, house.now()).executeTakeFirst();
      if (gone.numUpdatedRows !== 1n) throw new NotFound();
      return { ok: true };
    },
  });
}
