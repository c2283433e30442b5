import * as mailing from '../../server/features/campaigns/mailing/queries.ts';
import * as sender from '../../server/features/mail-sender/queries.ts';
import { cold, reviewQueries } from './review-queries.ts';

const id = '00000000-0000-4000-8000-000000000000';
const day = '2026-11-22';
const now = new Date(`${day}T12:00:00Z`);
const named = { organisationId: id, campaignId: id };

reviewQueries('mailing', mailing, {
  selectMailSettings: () => mailing.selectMailSettings(cold),
  insertMailings: () => mailing.insertMailings(cold, named, [{ kind: 'first', on: day }]),
  selectMailings: () => mailing.selectMailings(cold, id),
  updateMailing: () => mailing.updateMailing(cold, id, 'first', day),
  selectMailCampaign: () => mailing.selectMailCampaign(cold, id),
  updateTexts: () => mailing.updateTexts(cold, id, {}),
  updateReminders: () => mailing.updateReminders(cold, id, { first: 50, second: null, last: true }),
  selectOverdue: () => mailing.selectOverdue(cold, id, new Date(0)),
  countInvitationMail: () => mailing.countInvitationMail(cold, id),
  selectInvitedEmployee: () => mailing.selectInvitedEmployee(cold, '12'),
  insertResend: () => mailing.insertResend(cold, { ...named, employeeId: id }),
  selectDueMailings: () => mailing.selectDueMailings(cold, day),
  claimMailing: () => mailing.claimMailing(cold, id, 'first', 'queued'),
  selectReminded: () => mailing.selectReminded(cold, id),
  selectResends: () => mailing.selectResends(cold),
  deleteResend: () => mailing.deleteResend(cold, id, id),
  selectResent: () => mailing.selectResent(cold, id, id),
  updateToken: () => mailing.updateToken(cold, id, id, Buffer.alloc(1)),
  deleteInvitationMail: () => mailing.deleteInvitationMail(cold, id, id),
  insertMessages: () =>
    mailing.insertMessages(cold, named, [
      {
        id,
        kind: 'reminder',
        invitationId: id,
        onlyUnused: true,
        recipient: 'a',
        subject: 's',
        body: 'b',
        leavesAt: now,
      },
    ]),
});

reviewQueries('mail-sender', sender, {
  selectSender: () => sender.selectSender(cold),
  selectOrganisationName: () => sender.selectOrganisationName(cold),
  countWaitingMail: () => sender.countWaitingMail(cold),
  upsertSender: () =>
    sender.upsertSender(cold, {
      organisationId: id,
      senderName: 's',
      replyTo: null,
      spreadMinutes: 15,
      server: { host: 'h', port: 587, userName: 'u', address: 'a' },
      password: undefined,
    }),
  selectOwnAddress: () => sender.selectOwnAddress(cold, id),
  markBounced: () => sender.markBounced(cold, [id]),
});
