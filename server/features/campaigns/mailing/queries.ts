import { sql } from 'kysely';
import type { Query } from '../../../db/connection.ts';
import type { OwnTexts } from '../../../domain/campaign-year/mail-text.ts';
import type {
  PlannedReminder,
  ReminderKind,
  Reminders,
} from '../../../domain/campaign-year/reminder-days.ts';
import type { MailFailure } from '../../../domain/mail-failure.ts';
import type { Definition, Language } from '../../../domain/questionnaire/definition.ts';

interface Named {
  readonly organisationId: string;
  readonly campaignId: string;
}

/** The organisation's name and over how many minutes its messages leave; null where nothing was set. */
export function selectMailSettings(trx: Query) {
  return trx
    .selectFrom('organisation')
    .leftJoin('mail_sender', 'mail_sender.organisation_id', 'organisation.id')
    .select([
      'organisation.name as organisation',
      'mail_sender.spread_minutes as spreadMinutes',
      'mail_sender.host',
      'mail_sender.failed_at as failedAt',
      'mail_sender.failure',
    ])
    .$castTo<{
      organisation: string;
      spreadMinutes: number | null;
      host: string | null;
      failedAt: Date | null;
      failure: MailFailure | null;
    }>();
}

export function insertMailings(trx: Query, named: Named, reminders: readonly PlannedReminder[]) {
  return trx.insertInto('mailing').values(
    reminders.map(({ kind, on }) => ({
      organisation_id: named.organisationId,
      campaign_id: named.campaignId,
      kind,
      send_on: on,
    })),
  );
}

export function selectMailings(trx: Query, campaignId: string) {
  return trx
    .selectFrom('mailing')
    .select(['kind', 'send_on as on', 'state'])
    .where('campaign_id', '=', campaignId)
    .orderBy('send_on')
    .orderBy('kind')
    .$castTo<{ kind: ReminderKind; on: string; state: 'waiting' | 'queued' | 'cancelled' }>();
}

/** Moves or calls off a reminder that has not gone out. */
export function updateMailing(trx: Query, campaignId: string, kind: ReminderKind, on: string | null) {
  return trx
    .updateTable('mailing')
    .set(on === null ? { state: 'cancelled' } : { send_on: on, state: 'waiting' })
    .where('campaign_id', '=', campaignId)
    .where('kind', '=', kind)
    .where('state', '<>', 'queued');
}

export interface MailCampaign {
  status: 'draft' | 'open' | 'closed' | 'published';
  title: string;
  opensOn: string;
  closesOn: string;
  minimumGroup: number;
  texts: OwnTexts;
  reminders: Reminders;
  definition: Definition | null;
  manifestHash: string | null;
}

export function selectMailCampaign(trx: Query, campaignId: string) {
  return trx
    .selectFrom('campaign')
    .select([
      'status',
      'title',
      'opens_on as opensOn',
      'closes_on as closesOn',
      'minimum_group as minimumGroup',
      'texts',
      'reminders',
      'definition',
      'manifest_hash as manifestHash',
    ])
    .where('id', '=', campaignId)
    .$castTo<MailCampaign>();
}

export function updateTexts(trx: Query, campaignId: string, texts: OwnTexts) {
  return trx
    .updateTable('campaign')
    .set({ texts: JSON.stringify(texts) })
    .where('id', '=', campaignId)
    .where('status', '<>', 'published');
}

export function updateReminders(trx: Query, campaignId: string, reminders: Reminders) {
  return trx
    .updateTable('campaign')
    .set({ reminders: JSON.stringify(reminders) })
    .where('id', '=', campaignId)
    .where('status', '=', 'draft');
}

/** How the invitations are doing: numbers only, and of invitations only, for who gets a reminder is nobody's business. */
export function countInvitationMail(trx: Query, campaignId: string) {
  return sql<{ waiting: number; sent: number; returned: number }>`
    select count(*) filter (where state = 'waiting')::int as waiting,
      count(*) filter (where state = 'sent')::int as sent,
      count(*) filter (where state in ('failed', 'bounced'))::int as returned
    from outbox where campaign_id = ${campaignId} and kind = 'invitation'`.execute(trx);
}

/** Since when an invitation waits that should have left before a moment. */
export function selectOverdue(trx: Query, campaignId: string, before: Date) {
  return trx
    .selectFrom('outbox')
    .select('next_attempt_at as since')
    .where('campaign_id', '=', campaignId)
    .where('kind', '=', 'invitation')
    .where('state', '=', 'waiting')
    .where('next_attempt_at', '<', before)
    .orderBy('next_attempt_at')
    .limit(1);
}

/** Somebody of the roster of this campaign, by number or address as it is now. */
export function selectInvitedEmployee(trx: Query, who: string) {
  return trx
    .selectFrom('employee')
    .select(['id', 'email'])
    .where((where) => where.or([where('number', '=', who), where(sql`lower(email)`, '=', who.toLowerCase())]))
    .limit(2);
}

export function insertResend(trx: Query, row: Named & { employeeId: string }) {
  return trx
    .insertInto('resend')
    .values({
      organisation_id: row.organisationId,
      campaign_id: row.campaignId,
      employee_id: row.employeeId,
    })
    .onConflict((conflict) => conflict.doNothing());
}

/** Reminders of running campaigns whose day has come, the latest kind of each campaign first. */
export function selectDueMailings(work: Query, today: string) {
  return work
    .selectFrom('mailing')
    .innerJoin('campaign', 'campaign.id', 'mailing.campaign_id')
    .select([
      'mailing.organisation_id as organisationId',
      'mailing.campaign_id as campaignId',
      'mailing.kind',
      'mailing.send_on as on',
    ])
    .where('mailing.state', '=', 'waiting')
    .where('campaign.status', '=', 'open')
    .where('mailing.send_on', '<=', today)
    .where('campaign.closes_on', '>=', today)
    .orderBy('mailing.campaign_id')
    .orderBy('mailing.send_on', 'desc')
    .orderBy(sql`array_position(array['last', 'second', 'first'], mailing.kind)`)
    .$castTo<Named & { kind: ReminderKind; on: string }>();
}

/** Gives a row to the first who claims a reminder: it goes out once. */
export function claimMailing(
  trx: Query,
  campaignId: string,
  kind: ReminderKind,
  state: 'queued' | 'cancelled',
) {
  return trx
    .updateTable('mailing')
    .set({ state })
    .where('campaign_id', '=', campaignId)
    .where('kind', '=', kind)
    .where('state', '=', 'waiting')
    .returning('kind');
}

export interface Reminded {
  invitationId: string;
  round: number;
  recipient: string;
  name: string;
  language: Language;
  group: string;
  invited: number;
}

/** Everyone who was invited by mail, at the address that their link went to. Whether they used it is not asked here. */
export function selectReminded(trx: Query, campaignId: string) {
  return sql<Reminded>`
    select invitation.id as "invitationId", invitation.round, outbox.recipient,
      employee.given_name || ' ' || employee.family_name as name, employee.language, unit.name as "group", scope.invited
    from invitation
    join outbox on outbox.organisation_id = invitation.organisation_id and outbox.invitation_id = invitation.id
      and outbox.kind = 'invitation'
    join employee on employee.organisation_id = invitation.organisation_id and employee.id = invitation.employee_id
    join scope on scope.organisation_id = invitation.organisation_id and scope.id = invitation.scope_id
      and scope.campaign_id = invitation.campaign_id
    join campaign_unit unit on unit.organisation_id = invitation.organisation_id
      and unit.campaign_id = invitation.campaign_id and unit.unit_id = scope.unit_id
    where invitation.campaign_id = ${campaignId}
    order by invitation.id`.execute(trx);
}

export function selectResends(work: Query) {
  return work
    .selectFrom('resend')
    .innerJoin('campaign', 'campaign.id', 'resend.campaign_id')
    .select([
      'resend.organisation_id as organisationId',
      'resend.campaign_id as campaignId',
      'resend.employee_id as employeeId',
      'campaign.status',
    ])
    .orderBy('resend.campaign_id')
    .limit(200)
    .$castTo<Named & { employeeId: string; status: MailCampaign['status'] }>();
}

/** The row, if nobody else took it. */
export function deleteResend(trx: Query, campaignId: string, employeeId: string) {
  return trx
    .deleteFrom('resend')
    .where('campaign_id', '=', campaignId)
    .where('employee_id', '=', employeeId)
    .returning('employee_id');
}

/** Somebody's invitation with the address as it is now and the one it went to before; paper has a name there. */
export function selectResent(trx: Query, campaignId: string, employeeId: string) {
  return sql<Omit<Reminded, 'recipient'> & { email: string | null; before: string | null }>`
    select invitation.id as "invitationId", invitation.round, employee.email,
      employee.given_name || ' ' || employee.family_name as name, employee.language, unit.name as "group", scope.invited,
      (select outbox.recipient from outbox where outbox.organisation_id = invitation.organisation_id
        and outbox.invitation_id = invitation.id and outbox.kind in ('invitation', 'letter') limit 1) as before
    from invitation
    join employee on employee.organisation_id = invitation.organisation_id and employee.id = invitation.employee_id
    join scope on scope.organisation_id = invitation.organisation_id and scope.id = invitation.scope_id
      and scope.campaign_id = invitation.campaign_id
    join campaign_unit unit on unit.organisation_id = invitation.organisation_id
      and unit.campaign_id = invitation.campaign_id and unit.unit_id = scope.unit_id
    where invitation.campaign_id = ${campaignId} and invitation.employee_id = ${employeeId}`.execute(trx);
}

/** A new link for an invitation; the one before opens nothing any more. */
export function updateToken(trx: Query, campaignId: string, invitationId: string, hash: Buffer) {
  return trx
    .updateTable('invitation')
    .set((update) => ({ token_hash: hash, round: update('round', '+', 1) }))
    .where('campaign_id', '=', campaignId)
    .where('id', '=', invitationId);
}

export function deleteInvitationMail(trx: Query, campaignId: string, invitationId: string) {
  return trx
    .deleteFrom('outbox')
    .where('campaign_id', '=', campaignId)
    .where('invitation_id', '=', invitationId)
    .where('kind', 'in', ['invitation', 'letter', 'reminder']);
}

export interface QueuedMessage {
  readonly id: string;
  readonly kind: 'invitation' | 'reminder';
  readonly invitationId: string;
  readonly onlyUnused: boolean;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly leavesAt: Date;
}

export function insertMessages(trx: Query, named: Named, messages: readonly QueuedMessage[]) {
  return trx.insertInto('outbox').values(
    messages.map((message) => ({
      organisation_id: named.organisationId,
      campaign_id: named.campaignId,
      id: message.id,
      kind: message.kind,
      invitation_id: message.invitationId,
      only_unused: message.onlyUnused,
      recipient: message.recipient,
      subject: message.subject,
      body: message.body,
      next_attempt_at: message.leavesAt,
    })),
  );
}
