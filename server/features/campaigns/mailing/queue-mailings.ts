import { randomUUID } from 'node:crypto';
import { invitationToken } from '../../../crypto/invitation-token.ts';
import type { KeyStore } from '../../../crypto/key-store.ts';
import { type Doors, inOrganisation, type Query } from '../../../db/connection.ts';
import { calendarDay, morningOf } from '../../../domain/calendar.ts';
import type { ReminderKind } from '../../../domain/campaign-year/reminder-days.ts';
import { drawToken } from '../draw-token.ts';
import { composeMessage } from './compose-message.ts';
import {
  claimMailing,
  deleteInvitationMail,
  deleteResend,
  insertMessages,
  selectDueMailings,
  selectReminded,
  selectResends,
  selectResent,
  updateToken,
} from './queries.ts';
import { readFacts } from './read-facts.ts';
import { spread } from './spread.ts';

interface MailingHouse {
  readonly keys: Pick<KeyStore, 'readCampaignKeys'>;
  readonly answerUrl: string;
}

interface Due {
  readonly organisationId: string;
  readonly campaignId: string;
  readonly kind: ReminderKind;
}

const BATCH = 500;

/** Puts reminders whose morning has come, and invitations that HR asked for again, in the outbox, each once. */
export function queueMailings(house: MailingHouse) {
  return async (work: Doors['work'], now: Date): Promise<boolean> => {
    const due = await selectDueMailings(work, calendarDay(now)).execute();
    const ripe = due.filter(({ on }) => morningOf(on) <= now);
    for (const [index, mailing] of ripe.entries()) {
      // After a stop of some days two may be due at once: people get the later one only.
      const isLatest = ripe[index - 1]?.campaignId !== mailing.campaignId;
      await inOrganisation(work, mailing.organisationId, async (trx) => {
        const state = isLatest ? 'queued' : 'cancelled';
        if (!(await claimMailing(trx, mailing.campaignId, mailing.kind, state).executeTakeFirst())) return;
        if (isLatest) await queueReminder(trx, house, mailing, now);
      });
    }
    for (const asked of await selectResends(work).execute()) {
      await inOrganisation(work, asked.organisationId, async (trx) => {
        if (!(await deleteResend(trx, asked.campaignId, asked.employeeId).executeTakeFirst())) return;
        if (asked.status === 'open') await queueResend(trx, house, asked, now);
      });
    }
    return false;
  };
}

/**
 * A message for everyone who was invited by mail. The first two reminders are for unused links only; that is looked at when
 * a message is about to leave (jobs/send-mail.ts), so that the outbox holds the same rows for everybody.
 */
async function queueReminder(trx: Query, house: MailingHouse, mailing: Due, now: Date): Promise<void> {
  const key = (await house.keys.readCampaignKeys(mailing.campaignId))?.invitations;
  if (!key) return;
  const { facts, spreadMinutes } = await readFacts(trx, mailing.campaignId, house.answerUrl);
  const { rows } = await selectReminded(trx, mailing.campaignId);
  const kind = mailing.kind === 'last' ? 'last' : 'reminder';
  const leaves = spread(rows.length, { minutes: spreadMinutes, now, from: facts.opensOn });
  const messages = rows.map((person, index) => ({
    id: randomUUID(),
    kind: 'reminder' as const,
    invitationId: person.invitationId,
    onlyUnused: kind === 'reminder',
    recipient: person.recipient,
    ...composeMessage(kind, facts, person, {
      token: invitationToken(key, person.invitationId, person.round),
      code: null,
    }),
    leavesAt: leaves(index),
  }));
  for (let start = 0; start < messages.length; start += BATCH)
    await insertMessages(trx, mailing, messages.slice(start, start + BATCH)).execute();
}

/** The invitation once more. To another address, or instead of paper, with another link: the one before stops working. */
async function queueResend(
  trx: Query,
  house: MailingHouse,
  asked: { readonly organisationId: string; readonly campaignId: string; readonly employeeId: string },
  now: Date,
): Promise<void> {
  const { campaignId, employeeId } = asked;
  const key = (await house.keys.readCampaignKeys(campaignId))?.invitations;
  const [person] = (await selectResent(trx, campaignId, employeeId)).rows;
  if (!key || !person?.email) return;
  const moved = person.before !== person.email;
  const round = person.round + (moved ? 1 : 0);
  const { token, hash } = drawToken(key, person.invitationId, round);
  if (moved) await updateToken(trx, campaignId, person.invitationId, hash).execute();
  await deleteInvitationMail(trx, campaignId, person.invitationId).execute();
  const { facts } = await readFacts(trx, campaignId, house.answerUrl);
  const message = {
    id: randomUUID(),
    kind: 'invitation' as const,
    invitationId: person.invitationId,
    onlyUnused: false,
    recipient: person.email,
    ...composeMessage('invitation', facts, person, { token, code: null }),
    leavesAt: now,
  };
  await insertMessages(trx, asked, [message]).execute();
}
