import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';
import type { Language } from '../../domain/questionnaire/definition.ts';
import { drawToken, drawTypedToken, type Token } from './draw-token.ts';
import { type CampaignFacts, composeMessage } from './mailing/compose-message.ts';
import { selectMailSettings } from './mailing/queries.ts';
import { spread } from './mailing/spread.ts';

interface Invited {
  readonly id: string;
  readonly unitId: string;
  readonly email: string | null;
  readonly name: string;
  readonly language: Language;
}

interface Mailing extends Omit<CampaignFacts, 'organisation'> {
  readonly organisationId: string;
  readonly now: Date;
  /** What the links of this campaign follow from. */
  readonly key: Uint8Array;
  /** How people without a mail address are invited: a letter with their name, or cards that their group draws from. */
  readonly paper: 'letters' | 'cards';
  readonly roster: readonly Invited[];
  readonly scopes: readonly { id: string; name: string; members: readonly string[]; invited: number }[];
}

const BATCH = 1000;

/** An invitation with a token of its own for everyone on the roster, and the message, letter or card that carries it. */
export async function inviteAll(trx: Query, mailing: Mailing): Promise<void> {
  const { organisation, spreadMinutes } = await selectMailSettings(trx).executeTakeFirstOrThrow();
  const facts = { ...mailing, organisation };
  const scopeOf = new Map(
    mailing.scopes.flatMap((scope) => scope.members.map((unit) => [unit, scope] as const)),
  );
  const scopeFor = ({ unitId }: Invited) => {
    const scope = scopeOf.get(unitId);
    if (!scope) throw new Error(`Unit ${unitId} is in no scope`);
    return scope;
  };
  const drawing = mailing.paper === 'cards' ? whoDraw(mailing.roster, (person) => scopeFor(person).id) : [];
  const draws = new Set(drawing);
  const named = mailing.roster.filter((person) => !draws.has(person));
  const leaves = spread(named.length, {
    minutes: spreadMinutes ?? 15,
    now: mailing.now,
    from: mailing.opensOn,
  });
  for (let start = 0; start < named.length; start += BATCH) {
    const people = await Promise.all(
      named.slice(start, start + BATCH).map(async (person, index) => {
        const id = randomUUID();
        const token = person.email === null ? await drawTypedToken() : drawToken(mailing.key, id);
        return { person, id, scope: scopeFor(person), token, leavesAt: leaves(start + index) };
      }),
    );
    await insertInvitations(
      trx,
      mailing,
      people.map(({ person, id, scope, token }) => ({
        id,
        employeeId: person.id,
        scopeId: scope.id,
        hash: token.hash,
      })),
    );
    await trx
      .insertInto('outbox')
      .values(people.map((invited) => message(facts, invited)))
      .execute();
  }
  await dealCards(trx, mailing, drawing.map(scopeFor));
}

/**
 * People without a mail address who draw a card. Where somebody would be the only one of the group to draw, the card
 * would be as good as signed: whoever hands it out knows whose it is. Then it is a letter by name, which says so.
 */
export function whoDraw<Person extends { readonly email: string | null }>(
  roster: readonly Person[],
  groupOf: (person: Person) => string,
): readonly Person[] {
  const without = roster.filter(({ email }) => email === null);
  const drawers = new Map<string, number>();
  for (const person of without) drawers.set(groupOf(person), (drawers.get(groupOf(person)) ?? 0) + 1);
  return without.filter((person) => (drawers.get(groupOf(person)) ?? 0) > 1);
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
    cards.map(({ scope, token }) => ({
      id: randomUUID(),
      employeeId: null,
      scopeId: scope.id,
      hash: token.hash,
    })),
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
  rows: readonly { id: string; employeeId: string | null; scopeId: string; hash: Buffer }[],
): Promise<void> {
  await sql`
    insert into invitation (organisation_id, campaign_id, id, employee_id, scope_id, token_hash)
    select ${mailing.organisationId}, ${mailing.campaignId}, * from
      unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ employeeId }) => employeeId)}::uuid[],
        ${rows.map(({ scopeId }) => scopeId)}::uuid[], ${rows.map(({ hash }) => hash)}::bytea[])`.execute(
    trx,
  );
}

interface Drawn {
  readonly person: Invited;
  readonly id: string;
  readonly scope: Mailing['scopes'][number];
  readonly token: Token;
  readonly leavesAt: Date;
}

function message(
  facts: CampaignFacts & { readonly organisationId: string },
  { person, id, scope, token, leavesAt }: Drawn,
) {
  return {
    organisation_id: facts.organisationId,
    id: randomUUID(),
    campaign_id: facts.campaignId,
    invitation_id: id,
    kind: token.code === null ? ('invitation' as const) : ('letter' as const),
    recipient: person.email ?? person.name,
    ...composeMessage(
      'invitation',
      facts,
      { ...person, group: scope.name, invited: scope.invited },
      { token: token.token, code: token.code },
    ),
    next_attempt_at: leavesAt,
  };
}
