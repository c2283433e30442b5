import { sql, type Transaction } from 'kysely';
import type { Doors } from '../db/connection.ts';
import type { DB } from '../db/schema.ts';
import type { Outcome, Post, Sender } from './post.ts';

const BATCH = 20;
/** Longest a message keeps being tried that a server takes note of and refuses for now: about two days. */
const GIVE_UP_AFTER_ATTEMPTS = 30;

interface Waiting extends Sender {
  readonly id: string;
  readonly kind: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly attempts: number;
  readonly invitationId: string | null;
  readonly onlyUnused: boolean;
  readonly campaignStatus: string | null;
  /** The own server of the organisation took nothing the last time. */
  readonly failed: boolean | null;
}

type End = { readonly state: 'sent' | 'failed' | 'dropped'; readonly error: string | null };

/**
 * Sends messages that are due, each in a transaction of its own, and forgets their text (it holds a personal link). The
 * message id is the row's own, so that a message sent twice after a crash is recognised as one by mail programs. A server
 * that cannot be reached is left alone for a while and its messages stay as they are: nothing is lost, however long it
 * takes. True when there may be more.
 */
export async function sendWaitingMail(work: Doors['work'], post: Post, now: Date): Promise<boolean> {
  for (let count = 0; count < BATCH; count += 1) {
    const more = await work.transaction().execute((trx) => sendNext(trx, post, now));
    if (!more) return false;
  }
  return true;
}

async function sendNext(trx: Transaction<DB>, post: Post, now: Date): Promise<boolean> {
  const message = await takeNext(trx, post, now);
  if (!message) return false;
  if (isOver(message)) {
    await finish(trx, message, { state: 'dropped', error: null });
    return true;
  }
  if (message.onlyUnused && !(await isUnused(trx, message))) {
    await finish(trx, message, { state: 'sent', error: null });
    return true;
  }
  const outcome = await post.send(message, message, now);
  if (outcome.kind !== 'down' && message.failed) await forgetFailure(trx, message);
  if (outcome.kind === 'sent') await finish(trx, message, { state: 'sent', error: null });
  else if (outcome.kind === 'down') await noteFailure(trx, message, outcome, now);
  else if (outcome.kind === 'refused') await finish(trx, message, { state: 'failed', error: outcome.why });
  else await postpone(trx, message, outcome.why, now);
  return true;
}

async function takeNext(trx: Transaction<DB>, post: Post, now: Date): Promise<Waiting | undefined> {
  const { installation, organisations } = post.resting(now);
  const { rows } = await sql<Waiting>`
    select o.id, o.organisation_id as "organisationId", o.kind, o.recipient, o.subject, o.body, o.attempts,
      o.invitation_id as "invitationId", o.only_unused as "onlyUnused", campaign.status as "campaignStatus",
      s.sender_name as "senderName", s.reply_to as "replyTo", s.host, s.port, s.user_name as "userName", s.password, s.address,
      s.failed_at is not null as failed
    from outbox o
    left join mail_sender s on s.organisation_id = o.organisation_id
    left join campaign on campaign.id = o.campaign_id
    where o.state = 'waiting' and o.kind <> 'letter' and o.next_attempt_at <= ${now}
      and (case when s.host is null then ${!installation} else o.organisation_id <> all (${organisations}::uuid[]) end)
    order by o.next_attempt_at limit 1 for update of o skip locked`.execute(trx);
  return rows[0];
}

/** An invitation to a campaign that has closed in the meantime helps nobody. */
function isOver({ kind, campaignStatus }: Waiting): boolean {
  return (kind === 'invitation' || kind === 'reminder') && campaignStatus !== 'open';
}

/** Whether the link of a reminder is still unused. Asked at the last moment, and the answer is kept nowhere. */
async function isUnused(trx: Transaction<DB>, { organisationId, invitationId }: Waiting): Promise<boolean> {
  await sql`select set_config('werkpeil.organisation', ${organisationId}, true)`.execute(trx);
  const { rows } = await sql<{ unused: boolean }>`
    select exists (select from invitation i where i.id = ${invitationId})
      and not exists (select from credential_issue c where c.invitation_id = ${invitationId}) as unused`.execute(
    trx,
  );
  return rows[0]?.unused ?? false;
}

/** Every reminder ends the same, whether it left, was not needed or came to nothing: its row says nothing about anybody. */
async function finish(trx: Transaction<DB>, message: Waiting, { state, error }: End): Promise<void> {
  const alike = message.kind === 'reminder';
  await trx
    .updateTable('outbox')
    .set({
      state: alike ? 'sent' : state,
      attempts: alike ? 1 : message.attempts + 1,
      last_error: alike ? null : error,
      body: '',
      ...(alike ? { only_unused: false } : {}),
    })
    .where('id', '=', message.id)
    .execute();
}

async function postpone(trx: Transaction<DB>, message: Waiting, why: string, now: Date): Promise<void> {
  const attempts = message.attempts + 1;
  if (attempts >= GIVE_UP_AFTER_ATTEMPTS) return finish(trx, message, { state: 'failed', error: why });
  await trx
    .updateTable('outbox')
    .set({ attempts, last_error: why, next_attempt_at: new Date(now.getTime() + backoffMs(attempts)) })
    .where('id', '=', message.id)
    .execute();
}

/** So that an administrator sees why the own server of an organisation takes nothing. */
async function noteFailure(
  trx: Transaction<DB>,
  message: Waiting,
  { why, failure }: Extract<Outcome, { kind: 'down' }>,
  now: Date,
): Promise<void> {
  if (message.host === null) return;
  await trx
    .updateTable('mail_sender')
    .set({ failed_at: now, last_error: why, failure })
    .where('organisation_id', '=', message.organisationId)
    .execute();
}

/** The server answers again, if only to refuse a message. */
async function forgetFailure(trx: Transaction<DB>, { organisationId }: Waiting): Promise<void> {
  await trx
    .updateTable('mail_sender')
    .set({ failed_at: null, last_error: null, failure: null })
    .where('organisation_id', '=', organisationId)
    .execute();
}

/** Half a minute, doubling up to two hours: thirty tries cover two days. */
function backoffMs(attempts: number): number {
  return Math.min(30_000 * 2 ** (attempts - 1), 7_200_000);
}
