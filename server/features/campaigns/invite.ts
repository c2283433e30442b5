import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';
import { say } from '../../words.ts';
import { drawToken, drawTypedToken, type Token } from './draw-token.ts';

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
  /** How people without a mail address are invited: a letter with their name, or cards that their group draws from. */
  readonly paper: 'letters' | 'cards';
  readonly roster: readonly Invited[];
  readonly scopes: readonly { id: string; name: string; members: readonly string[]; invited: number }[];
}

const BATCH = 1000;

/** An invitation with a token of its own for everyone on the roster, and the message, letter or card that carries it. */
export async function inviteAll(trx: Query, mailing: Mailing): Promise<void> {
  const { name: organisation } = await trx
    .selectFrom('organisation')
    .select('name')
    .executeTakeFirstOrThrow();
  const scopeOf = new Map(
    mailing.scopes.flatMap((scope) => scope.members.map((unit) => [unit, scope] as const)),
  );
  const scopeFor = ({ unitId }: Invited) => {
    const scope = scopeOf.get(unitId);
    if (!scope) throw new Error(`Unit ${unitId} is in no scope`);
    return scope;
  };
  const drawing = mailing.roster.filter(({ email }) => email === null && mailing.paper === 'cards');
  const named = mailing.roster.filter((person) => !drawing.includes(person));
  for (let start = 0; start < named.length; start += BATCH) {
    const people = await Promise.all(
      named.slice(start, start + BATCH).map(async (person) => ({
        person,
        scope: scopeFor(person),
        token: person.email === null ? await drawTypedToken() : drawToken(),
      })),
    );
    await insertInvitations(
      trx,
      mailing,
      people.map(({ person, scope, token }) => ({
        employeeId: person.id,
        scopeId: scope.id,
        hash: token.hash,
      })),
    );
    await trx
      .insertInto('outbox')
      .values(people.map(({ person, scope, token }) => message(mailing, organisation, person, scope, token)))
      .execute();
  }
  await dealCards(trx, mailing, drawing.map(scopeFor));
}

/** As many cards for a group as it has people without a mail address; which card is whose is never written down. */
async function dealCards(
  trx: Query,
  mailing: Mailing,
  scopes: readonly Mailing['scopes'][number][],
): Promise<void> {
  const cards = await Promise.all(scopes.map(async (scope) => ({ scope, token: await drawTypedToken() })));
  if (cards.length === 0) return;
  await insertInvitations(
    trx,
    mailing,
    cards.map(({ scope, token }) => ({ employeeId: null, scopeId: scope.id, hash: token.hash })),
  );
  await sql`
    insert into card (organisation_id, campaign_id, id, scope_id, code)
    select ${mailing.organisationId}, ${mailing.campaignId}, gen_random_uuid(), * from
      unnest(${cards.map(({ scope }) => scope.id)}::uuid[], ${cards.map(({ token }) => token.code)}::text[])`.execute(
    trx,
  );
}

async function insertInvitations(
  trx: Query,
  mailing: Mailing,
  rows: readonly { employeeId: string | null; scopeId: string; hash: Buffer }[],
): Promise<void> {
  await sql`
    insert into invitation (organisation_id, campaign_id, id, employee_id, scope_id, token_hash)
    select ${mailing.organisationId}, ${mailing.campaignId}, gen_random_uuid(), * from
      unnest(${rows.map(({ employeeId }) => employeeId)}::uuid[], ${rows.map(({ scopeId }) => scopeId)}::uuid[],
        ${rows.map(({ hash }) => hash)}::bytea[])`.execute(trx);
}

function message(
  mailing: Mailing,
  organisation: string,
  person: Invited,
  scope: Mailing['scopes'][number],
  { token, code }: Token,
) {
  const { language } = person;
  const values = {
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
  };
  return {
    organisation_id: mailing.organisationId,
    id: randomUUID(),
    campaign_id: mailing.campaignId,
    kind: code === null ? ('invitation' as const) : ('letter' as const),
    recipient: person.email ?? person.name,
    subject: say(language, 'mail_invitation_subject', { title: mailing.title }),
    body:
      code === null
        ? say(language, 'mail_invitation_body', {
            ...values,
            info: `${mailing.answerUrl}/answers?campaign=${mailing.campaignId}`,
          })
        : say(language, 'anonymity_letter_body', { ...values, code, page: `${mailing.answerUrl}/code` }),
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
