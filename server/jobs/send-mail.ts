import { sql } from 'kysely';
import nodemailer, { type Transporter } from 'nodemailer';
import type { Doors } from '../db/connection.ts';

const BATCH = 20;
/** Longest a message keeps being tried. */
const GIVE_UP_AFTER_ATTEMPTS = 30;

interface Waiting {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly attempts: number;
}

export function mailer(smtpUrl: string): Transporter {
  return nodemailer.createTransport({ url: smtpUrl, pool: true, maxConnections: 2 } as never);
}

/**
 * Sends the messages that are due, and forgets their text once sent (it holds a personal link). The message id is the
 * row's own, so that a message sent twice after a crash is recognised as one by mail programs. True when there may be more.
 */
export async function sendWaitingMail(
  work: Doors['work'],
  transport: Pick<Transporter, 'sendMail'>,
  from: string,
  now: Date,
): Promise<boolean> {
  return work.transaction().execute(async (trx) => {
    const { rows } = await sql<Waiting>`
      select id, recipient, subject, body, attempts from outbox
      where state = 'waiting' and kind <> 'letter' and next_attempt_at <= ${now}
      order by next_attempt_at limit ${BATCH} for update skip locked`.execute(trx);
    for (const message of rows) {
      const failure = await send(transport, from, message);
      const attempts = message.attempts + 1;
      const state = failure === null ? 'sent' : attempts >= GIVE_UP_AFTER_ATTEMPTS ? 'failed' : 'waiting';
      await trx
        .updateTable('outbox')
        .set({
          state,
          attempts,
          last_error: failure,
          next_attempt_at: new Date(now.getTime() + backoffMs(attempts)),
          ...(state === 'sent' ? { body: '' } : {}),
        })
        .where('id', '=', message.id)
        .execute();
    }
    return rows.length === BATCH;
  });
}

async function send(
  transport: Pick<Transporter, 'sendMail'>,
  from: string,
  message: Waiting,
): Promise<string | null> {
  try {
    await transport.sendMail({
      from,
      to: message.recipient,
      subject: message.subject,
      text: message.body,
      messageId: `<${message.id}@werkpeil>`,
    });
    return null;
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).slice(0, 500);
  }
}

/** Half a minute, doubling up to two hours: thirty tries cover two days. */
function backoffMs(attempts: number): number {
  return Math.min(30_000 * 2 ** (attempts - 1), 7_200_000);
}
