import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import type { Query } from '../../../db/connection.ts';
import { calendarDay } from '../../../domain/calendar.ts';
import {
  MAIL_KINDS,
  type MailKind,
  mailProblems,
  type OwnTexts,
} from '../../../domain/campaign-year/mail-text.ts';
import { reminderDays } from '../../../domain/campaign-year/reminder-days.ts';
import type { Language } from '../../../domain/questionnaire/definition.ts';
import { NotFound } from '../../../http/errors.ts';
import { type House, serve } from '../../../http/serve.ts';
import type { Offer } from '../compose-draft.ts';
import { standardText } from './compose-message.ts';
import { routes } from './contract.ts';
import { previewMessage } from './preview-message.ts';
import {
  countInvitationMail,
  selectOverdue,
  insertResend,
  selectInvitedEmployee,
  selectMailCampaign,
  selectMailings,
  selectMailSettings,
  updateMailing,
  updateReminders,
  updateTexts,
} from './queries.ts';

const NotADraft = createError(
  'NOT_A_DRAFT',
  'The campaign has been launched and can no longer be changed',
  409,
);
const NotOpen = createError('NOT_OPEN', 'The campaign is not open', 409);
const WrongText = createError('WRONG_MAIL_TEXT', 'A text cannot be sent like this: %s', 422);
const WrongDay = createError('WRONG_REMINDER_DAY', 'Choose a day from today up to the last day', 422);
const AlreadyQueued = createError('REMINDER_GONE', 'This reminder has gone out', 409);
const UnknownEmployee = createError('UNKNOWN_EMPLOYEE', 'Nobody has this number or mail address', 422);
const NoAddress = createError('NO_MAIL_ADDRESS', 'This person has no mail address', 422);

interface MailingHouse extends House, Offer {
  readonly answerUrl: string;
  readonly mailboxOpen: boolean;
}

const LANGUAGES: readonly Language[] = ['nl', 'en'];

const NO_MAIL = { waiting: 0, sent: 0, returned: 0 };
/** A full outbox takes a while to leave; half an hour after its moment something is the matter. */
const OVERDUE_MS = 30 * 60_000;

export async function mailings(app: FastifyInstance, house: MailingHouse): Promise<void> {
  const find = async (trx: Query, campaignId: string) => {
    const campaign = await selectMailCampaign(trx, campaignId).executeTakeFirst();
    if (!campaign) throw new NotFound();
    return campaign;
  };

  serve(app, house, routes, {
    'GET /api/campaigns/:campaignId/mailing': async ({ trx, params: { campaignId } }) => {
      const campaign = await find(trx, campaignId);
      const { host, failedAt, failure } = await selectMailSettings(trx).executeTakeFirstOrThrow();
      const hasServer = host !== null || !house.mailboxOpen;
      const counted = (await countInvitationMail(trx, campaignId)).rows[0] ?? NO_MAIL;
      const overdue = new Date(house.now().getTime() - OVERDUE_MS);
      const late = hasServer && (await selectOverdue(trx, campaignId, overdue).executeTakeFirst());
      const since = counted.waiting > 0 ? (failedAt ?? (late || null)?.since) : null;
      return {
        texts: campaign.texts,
        standard: standardTexts(),
        reminders: campaign.reminders,
        planned: [...reminderDays(campaign, campaign.reminders)],
        mailings: await selectMailings(trx, campaignId).execute(),
        hasServer,
        answerUrl: house.answerUrl,
        invitations: counted,
        stuck: since ? { since: since.toISOString(), failure } : null,
      };
    },
    'PUT /api/campaigns/:campaignId/mailing': async ({ trx, params: { campaignId }, body }) => {
      await find(trx, campaignId);
      refuseProblems(body.texts);
      const { numUpdatedRows } = await updateTexts(trx, campaignId, body.texts).executeTakeFirst();
      if (numUpdatedRows === 0n) throw new NotOpen();
      return { ok: true };
    },
    'PUT /api/campaigns/:campaignId/reminders': async ({ trx, params: { campaignId }, body }) => {
      const campaign = await find(trx, campaignId);
      const { numUpdatedRows } = await updateReminders(trx, campaignId, body).executeTakeFirst();
      if (numUpdatedRows === 0n) throw new NotADraft();
      return { planned: [...reminderDays(campaign, body)] };
    },
    'PUT /api/campaigns/:campaignId/reminders/:kind': async ({ trx, params, body }) => {
      const campaign = await find(trx, params.campaignId);
      if (campaign.status !== 'open') throw new NotOpen();
      const { on } = body;
      if (on !== null && (on < calendarDay(house.now()) || on > campaign.closesOn)) throw new WrongDay();
      const moved = await updateMailing(trx, params.campaignId, params.kind, on).executeTakeFirst();
      if (moved.numUpdatedRows === 0n) throw new AlreadyQueued();
      return { ok: true };
    },
    'POST /api/campaigns/:campaignId/mailing/preview': async ({ trx, params: { campaignId }, body }) => {
      const { kind, language } = body;
      const text = body.text ?? (await find(trx, campaignId)).texts[kind]?.[language];
      const message = await previewMessage(trx, house, { campaignId, kind, language, text });
      if (!message) throw new NotFound();
      return { ...message, problems: text ? [...mailProblems(text, language)] : [] };
    },
    'POST /api/campaigns/:campaignId/resend': async ({ session, trx, params: { campaignId }, body }) => {
      const campaign = await find(trx, campaignId);
      if (campaign.status !== 'open') throw new NotOpen();
      const [person, another] = await selectInvitedEmployee(trx, body.who.trim()).execute();
      if (!person || another) throw new UnknownEmployee();
      if (person.email === null) throw new NoAddress();
      const { organisationId } = session;
      await insertResend(trx, { organisationId, campaignId, employeeId: person.id }).execute();
      return { ok: true };
    },
  });
}

/** Refuses texts that could not be sent as they are; the first problem is named. */
function refuseProblems(texts: OwnTexts): void {
  for (const kind of MAIL_KINDS) {
    for (const language of LANGUAGES) {
      const text = texts[kind]?.[language];
      const [problem] = text ? mailProblems(text, language) : [];
      if (problem) throw new WrongText(`${kind} ${language} ${problem.kind} ${problem.about}`.trim());
    }
  }
}

function standardTexts() {
  const both = (kind: MailKind) => ({ nl: standardText(kind, 'nl'), en: standardText(kind, 'en') });
  return { invitation: both('invitation'), reminder: both('reminder'), last: both('last') };
}
