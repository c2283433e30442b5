import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';
import type { MailFailure } from '../../domain/mail-failure.ts';

export interface SenderRow {
  senderName: string;
  replyTo: string | null;
  spreadMinutes: number;
  host: string | null;
  port: number | null;
  userName: string;
  address: string | null;
  failedAt: Date | null;
  lastError: string | null;
  failure: MailFailure | null;
}

export function selectSender(trx: Query) {
  return trx
    .selectFrom('mail_sender')
    .select([
      'sender_name as senderName',
      'reply_to as replyTo',
      'spread_minutes as spreadMinutes',
      'host',
      'port',
      'user_name as userName',
      'address',
      'failed_at as failedAt',
      'last_error as lastError',
      'failure',
    ])
    .$castTo<SenderRow>();
}

export function selectOrganisationName(trx: Query) {
  return trx.selectFrom('organisation').select('name');
}

export function countWaitingMail(trx: Query) {
  return trx
    .selectFrom('outbox')
    .select((select) => select.fn.countAll<number>().as('waiting'))
    .where('state', '=', 'waiting')
    .where('kind', '<>', 'letter');
}

interface Wanted {
  readonly organisationId: string;
  readonly senderName: string;
  readonly replyTo: string | null;
  readonly spreadMinutes: number;
  readonly server: {
    readonly host: string;
    readonly port: number;
    readonly userName: string;
    readonly address: string;
  } | null;
  /** Sealed; undefined: it stays as it is. */
  readonly password: Buffer | null | undefined;
}

/** What was wrong with the server before is forgotten: it may be another one now. */
export function upsertSender(trx: Query, wanted: Wanted) {
  const { server, password } = wanted;
  const set = {
    sender_name: wanted.senderName.trim(),
    reply_to: wanted.replyTo,
    spread_minutes: wanted.spreadMinutes,
    host: server?.host ?? null,
    port: server?.port ?? null,
    user_name: server?.userName ?? '',
    address: server?.address ?? null,
    failed_at: null,
    last_error: null,
    failure: null,
    ...(server === null ? { password: null } : password === undefined ? {} : { password }),
  };
  return trx
    .insertInto('mail_sender')
    .values({ organisation_id: wanted.organisationId, ...set })
    .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet(set));
}

export function selectOwnAddress(trx: Query, accountId: string) {
  return trx.selectFrom('account').select(['email', 'language']).where('id', '=', accountId);
}

/**
 * Messages that left and came back. Reminders stay as they are: their rows say nothing about anybody. The door of jobs
 * reaches every organisation's outbox, so the organisation is named.
 */
export function markBounced(work: Query, ids: readonly string[]) {
  return sql`
    update outbox set state = 'bounced'
    where organisation_id = current_organisation() and id = any(${[...ids]}::uuid[]) and state = 'sent' and kind <> 'reminder' and kind <> 'letter'`.execute(
    work,
  );
}
