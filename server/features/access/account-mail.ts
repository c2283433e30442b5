import { randomUUID } from 'node:crypto';
import { newLinkToken } from '../../crypto/link-token.ts';
import type { Query } from '../../db/connection.ts';
import { insertNotice } from '../../db/outbox.ts';
import type { Language } from '../../domain/questionnaire/definition.ts';
import { say } from '../../words.ts';
import { insertLink } from './queries.ts';

const HOURS_OF_RESET = 2;

interface Known {
  readonly organisationId: string;
  readonly id: string;
  readonly name: string;
  readonly language: string;
}

/** A link to choose a new password, in the outbox. The database keeps its hash. */
export async function mailReset(
  gate: Query,
  account: Known,
  { email, manageUrl, now }: { readonly email: string; readonly manageUrl: string; readonly now: Date },
): Promise<void> {
  const { token, hash } = newLinkToken();
  const language = account.language as Language;
  await insertLink(gate, {
    organisationId: account.organisationId,
    accountId: account.id,
    hash,
    kind: 'reset',
    expiresAt: new Date(now.getTime() + HOURS_OF_RESET * 3_600_000),
  }).execute();
  await insertNotice(gate, {
    organisationId: account.organisationId,
    id: randomUUID(),
    kind: 'account',
    recipient: email,
    subject: say(language, 'settings_mail_reset_subject'),
    body: say(language, 'settings_mail_reset_body', {
      name: account.name,
      link: `${manageUrl}/account#${token}`,
      hours: HOURS_OF_RESET,
    }),
    now,
  }).execute();
}
