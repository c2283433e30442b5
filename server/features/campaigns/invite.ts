import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';
import { say } from '../../words.ts';
import { drawToken } from './launch.ts';

interface Invited {
  readonly id: string;
  readonly unitId: string;
  readonly email: string | null;
  readonly name: string;
  readonly language: 'nl' | 'en';
}

interface Mailing {
  readonly organisationId: string;
  readonly campaignId: string;
  readonly now: Date;
  readonly answerUrl: string;
  readonly title: string;
  readonly closesOn: string;
  readonly minutes: number;
  readonly minimumGroup: number;
  readonly words: string;
  readonly roster: readonly Invited[];
  readonly scopes: readonly { id: string; name: string; members: readonly string[]; invited: number }[];
}

const BATCH = 1000;

/** An invitation with a token of its own for everyone on the roster, and the message that carries it. */
export async function inviteAll(trx: Query, mailing: Mailing): Promise<void> {
  const { name: organisation } = await trx
    .selectFrom('organisation')
    .select('name')
    .executeTakeFirstOrThrow();
  const scopeOf = new Map(
    mailing.scopes.flatMap((scope) => scope.members.map((unit) => [unit, scope] as const)),
  );
  for (let start = 0; start < mailing.roster.length; start += BATCH) {
    const people = mailing.roster.slice(start, start + BATCH).map((person) => {
      const scope = scopeOf.get(person.unitId);
      if (!scope) throw new Error(`Unit ${person.unitId} is in no scope`);
      return { person, scope, ...drawToken() };
    });
    await sql`
      insert into invitation (organisation_id, campaign_id, id, employee_id, scope_id, token_hash)
      select ${mailing.organisationId}, ${mailing.campaignId}, gen_random_uuid(), * from
        unnest(${people.map(({ person }) => person.id)}::uuid[], ${people.map(({ scope }) => scope.id)}::uuid[],
          ${people.map(({ hash }) => hash)}::bytea[])`.execute(trx);
    await trx
      .insertInto('outbox')
      .values(people.map(({ person, scope, token }) => message(mailing, organisation, person, scope, token)))
      .execute();
  }
}

function message(
  mailing: Mailing,
  organisation: string,
  person: Invited,
  scope: Mailing['scopes'][number],
  token: string,
) {
  const { language } = person;
  const body = say(language, 'mail_invitation_body', {
    name: person.name,
    organisation,
    title: mailing.title,
    minutes: mailing.minutes,
    closesOn: longDate(mailing.closesOn, language),
    link: `${mailing.answerUrl}/s#${token}`,
    group: scope.name,
    invited: scope.invited,
    minimum: mailing.minimumGroup,
    words: mailing.words,
  });
  return {
    organisation_id: mailing.organisationId,
    id: randomUUID(),
    campaign_id: mailing.campaignId,
    kind: person.email === null ? ('letter' as const) : ('invitation' as const),
    recipient: person.email ?? person.name,
    subject: say(language, 'mail_invitation_subject', { title: mailing.title }),
    body: person.email === null ? `${say(language, 'mail_letter_intro')}\n\n${body}` : body,
    next_attempt_at: mailing.now,
  };
}

function longDate(day: string, language: 'nl' | 'en'): string {
  const format = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${day}T12:00:00Z`));
}
