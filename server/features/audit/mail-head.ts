import { randomUUID } from 'node:crypto';
import { type Doors, inOrganisation } from '../../db/connection.ts';
import { insertNotice } from '../../db/outbox.ts';
import { calendarDay } from '../../domain/calendar.ts';
import { say } from '../../words.ts';
import { checkChain } from './check-chain.ts';
import { insertAuditMail, selectCouncil, selectOrganisations } from './queries.ts';

const MONDAY = 1;

/**
 * Every Monday the number and the hash of the newest entry of the log go by mail to everyone of the works council. An
 * administrator who can change the database cannot change what lies in their mailboxes.
 */
export function mailAuditHead(gate: Doors['gate'], manageUrl: string) {
  return async (work: Doors['work'], now: Date): Promise<boolean> => {
    const day = calendarDay(now);
    if (new Date(`${day}T12:00:00Z`).getUTCDay() !== MONDAY) return false;
    for (const { id: organisationId, name: organisation } of await selectOrganisations(gate).execute()) {
      const council = await selectCouncil(gate, organisationId, day).execute();
      if (council.length === 0) continue;
      await inOrganisation(work, organisationId, async (trx) => {
        const { newest: number, newestHash: hash } = await checkChain(trx);
        if (hash === '') return;
        const head = {
          organisationId,
          day,
          number,
          hash: Buffer.from(hash, 'hex'),
          recipients: council.length,
        };
        if (!(await insertAuditMail(trx, head).executeTakeFirst())) return;
        for (const { email, name, language: chosen } of council) {
          const language = chosen === 'en' ? 'en' : 'nl';
          const date = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
            dateStyle: 'long',
            timeZone: 'UTC',
          }).format(new Date(`${day}T12:00:00Z`));
          const values = { name, organisation, date, number, hash, link: `${manageUrl}/settings/log` };
          await insertNotice(trx, {
            organisationId,
            id: randomUUID(),
            kind: 'account',
            recipient: email,
            subject: say(language, 'privacy_audit_mail_subject', values),
            body: say(language, 'privacy_audit_mail_body', values),
            now,
          }).execute();
        }
      });
    }
    return false;
  };
}
