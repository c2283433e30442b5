import { randomUUID } from 'node:crypto';
import { type Doors, inOrganisation, type Query } from '../../db/connection.ts';
import { insertNotice } from '../../db/outbox.ts';
import { calendarDay } from '../../domain/calendar.ts';
import { type Followed, type Reminder, remindersDue } from '../../domain/plan/follow-up.ts';
import { longDay, say } from '../../words.ts';
import {
  announceDue,
  insertReminder,
  selectRowChecks,
  selectRowForMail,
  selectRowsNearDue,
} from './remind-queries.ts';

/** Puts the messages about plan rows that belong to today in the outbox, each of them once. */
export function remindOfPlan(manageUrl: string) {
  return async (work: Doors['work'], now: Date): Promise<boolean> => {
    const today = calendarDay(now);
    const rows = await selectRowsNearDue(work, today).execute();
    for (const { organisationId, id, ...row } of rows)
      await inOrganisation(work, organisationId, async (trx) => {
        const checks = await selectRowChecks(trx, id).execute();
        const done = checks.map((check) => check.months);
        for (const reminder of remindersDue(row as Followed, done, today))
          await remind(trx, { organisationId, rowId: id, reminder, manageUrl, now });
      });
    return false;
  };
}

interface Asked {
  readonly organisationId: string;
  readonly rowId: string;
  readonly reminder: Reminder;
  readonly manageUrl: string;
  readonly now: Date;
}

async function remind(trx: Query, { organisationId, rowId, reminder, manageUrl, now }: Asked) {
  const first = await insertReminder(trx, { organisationId, rowId, ...reminder }).executeTakeFirst();
  if (!first) return;
  const row = await selectRowForMail(trx, rowId).executeTakeFirst();
  // Also for a row that nobody can be mailed about: another system may know its owner.
  if (row) await announceDue(trx, { organisationId, rowId, ...reminder, ...row });
  const recipient = row?.ownerEmail ?? row?.email;
  if (!row || !recipient) return;
  const language = row.language === 'en' ? 'en' : 'nl';
  const values = {
    number: row.number,
    title: row.title,
    unit: row.unitName,
    owner: row.owner,
    day: longDay(reminder.dueOn, language),
    link: `${manageUrl}/plan/rows/${rowId}`,
  };
  const key = `plan_mail_${reminder.kind.replace('-', '_')}`;
  await insertNotice(trx, {
    organisationId,
    id: randomUUID(),
    kind: 'plan',
    recipient,
    subject: say(language, `${key}_subject`, values),
    body: [say(language, `${key}_text`, values), say(language, 'plan_mail_end', values)].join('\n\n'),
    now,
  }).execute();
}
