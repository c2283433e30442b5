import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { SettingsBox } from '../crypto/settings-box.ts';
import type { Doors } from '../db/connection.ts';
import { type OutboundRules, sendOut } from '../outbound/send-out.ts';

const BATCH = 10;
const GIVE_UP_AFTER_ATTEMPTS = 12;

interface Waiting {
  readonly id: string;
  readonly event: string;
  readonly payload: object;
  readonly attempts: number;
  readonly webhookId: string;
  readonly url: string;
  readonly secret: Buffer;
  readonly ended: boolean;
}

interface Rim {
  readonly box: SettingsBox;
  readonly now: Date;
  readonly rules?: OutboundRules;
}

/** Sends the messages to webhooks that are due. The same id goes along with every try, so that a receiver can count it once. */
export async function deliverWebhooks(work: Doors['work'], rim: Rim): Promise<boolean> {
  return work.transaction().execute(async (trx) => {
    const { rows } = await sql<Waiting>`
      select d.id, d.event, d.payload, d.attempts, w.id as "webhookId", w.url, w.secret, w.ended_at is not null as ended
      from webhook_delivery d
      join webhook w on w.organisation_id = d.organisation_id and w.id = d.webhook_id
      where d.state = 'waiting' and d.next_attempt_at <= ${rim.now}
      order by d.next_attempt_at limit ${BATCH} for update of d skip locked`.execute(trx);
    const failures = await Promise.all(rows.map((row) => deliver(row, rim)));
    for (const [index, row] of rows.entries()) {
      const failure = failures[index] ?? null;
      const attempts = row.attempts + 1;
      const over = row.ended || attempts >= GIVE_UP_AFTER_ATTEMPTS;
      await trx
        .updateTable('webhook_delivery')
        .set({
          state: failure === null ? 'sent' : over ? 'failed' : 'waiting',
          attempts,
          last_error: failure,
          next_attempt_at: new Date(rim.now.getTime() + backoffMs(attempts)),
        })
        .where('id', '=', row.id)
        .execute();
    }
    return rows.length === BATCH;
  });
}

async function deliver(row: Waiting, { box, now, rules }: Rim): Promise<string | null> {
  if (row.ended) return 'The address was removed';
  const body = JSON.stringify({ id: row.id, event: row.event, content: row.payload });
  const secret = box.open(`webhook ${row.webhookId}`, row.secret);
  const headers = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'werkpeil-signature': signature(secret, Math.floor(now.getTime() / 1000), body),
  };
  try {
    const reply = await sendOut(row.url, { method: 'POST', headers, body }, rules);
    return reply.status >= 200 && reply.status < 300 ? null : `The address answered ${reply.status}`;
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).slice(0, 300);
  }
}

/** `t=<seconds>,v1=<hex>`: HMAC-SHA256 over `<seconds>.<body>` with the secret of the webhook. */
export function signature(secret: string, seconds: number, body: string): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

/** A minute, doubling up to six hours: twelve tries cover about a day and a half. */
function backoffMs(attempts: number): number {
  return Math.min(60_000 * 2 ** (attempts - 1), 21_600_000);
}
