import { randomUUID } from 'node:crypto';
import { newLinkToken } from '../../crypto/link-token.ts';
import type { Query } from '../../db/connection.ts';
import { insertNotice } from '../../db/outbox.ts';
import type { Language } from '../../domain/questionnaire/definition.ts';
import { say } from '../../words.ts';
import { deleteLinks, insertInvitationLink } from './queries.ts';

const DAYS_TO_ACCEPT = 7;

interface Invited {
  readonly organisationId: string;
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly language: string;
  readonly organisation: string;
}

interface Rim {
  readonly manageUrl: string;
  /** No mail server: whoever invites passes the link on. */
  readonly mailboxOpen: boolean;
  readonly now: Date;
}

/** A link to choose a first password. It is mailed; without a mail server it is given back instead, and not kept. */
export async function inviteAccount(trx: Query, account: Invited, rim: Rim): Promise<string | null> {
  const { token, hash } = newLinkToken();
  await deleteLinks(trx, account.id).execute();
  await insertInvitationLink(trx, {
    organisationId: account.organisationId,
    accountId: account.id,
    hash,
    expiresAt: new Date(rim.now.getTime() + DAYS_TO_ACCEPT * 86_400_000),
  }).execute();
  const link = `${rim.manageUrl}/account#${token}`;
  if (rim.mailboxOpen) return link;
  const language = account.language as Language;
  const { name, organisation } = account;
  await insertNotice(trx, {
    organisationId: account.organisationId,
    id: randomUUID(),
    kind: 'account',
    recipient: account.email,
    subject: say(language, 'settings_mail_invitation_subject', { organisation }),
    body: say(language, 'settings_mail_invitation_body', { name, organisation, link, days: DAYS_TO_ACCEPT }),
    now: rim.now,
  }).execute();
  return null;
}
