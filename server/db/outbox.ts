import type { Query } from './connection.ts';

/** What somebody with an account gets: about the account itself, a row of the plan, or something that was prepared. */
export interface Notice {
  readonly organisationId: string;
  readonly id: string;
  readonly kind: 'account' | 'plan' | 'notice';
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly now: Date;
}

/** Puts a message in the outbox; it leaves once the transaction is committed. Messages of a campaign have their own way. */
export function insertNotice(trx: Query, notice: Notice) {
  return trx.insertInto('outbox').values({
    organisation_id: notice.organisationId,
    id: notice.id,
    kind: notice.kind,
    recipient: notice.recipient,
    subject: notice.subject,
    body: notice.body,
    next_attempt_at: notice.now,
  });
}
