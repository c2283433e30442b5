import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';

export function selectWebhooks(trx: Query) {
  return trx
    .selectFrom('webhook')
    .select(['id', 'url', 'events', 'created_at as createdAt'])
    .where('ended_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id');
}

/** The five newest messages to each address. */
export function selectDeliveries(trx: Query) {
  return trx
    .selectFrom((eb) =>
      eb
        .selectFrom('webhook_delivery')
        .select([
          'webhook_id as webhookId',
          'event',
          'state',
          'attempts',
          'last_error as lastError',
          sql<number>`row_number() over (partition by webhook_id order by next_attempt_at desc, id)`.as(
            'place',
          ),
        ])
        .as('numbered'),
    )
    .select(['webhookId', 'event', 'state', 'attempts', 'lastError'])
    .where('place', '<=', 5)
    .orderBy('place');
}

export function insertWebhook(
  trx: Query,
  webhook: {
    organisationId: string;
    id: string;
    url: string;
    events: readonly string[];
    secret: Buffer;
    accountId: string;
    now: Date;
  },
) {
  return trx.insertInto('webhook').values({
    organisation_id: webhook.organisationId,
    id: webhook.id,
    url: webhook.url,
    events: [...webhook.events],
    secret: webhook.secret,
    created_by: webhook.accountId,
    created_at: webhook.now,
  });
}

export function endWebhook(trx: Query, id: string, now: Date) {
  return trx.updateTable('webhook').set({ ended_at: now }).where('id', '=', id).where('ended_at', 'is', null);
}

export function insertTestDelivery(webhookId: string) {
  return sql`insert into webhook_delivery (organisation_id, webhook_id, event, payload)
    select organisation_id, id, 'test', '{}'::jsonb from webhook where id = ${webhookId} and ended_at is null`;
}
