import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';

const COLUMNS = [
  'team_session.id',
  'campaign_id as campaignId',
  'unit_id as unitId',
  'code',
  'topics',
  'state',
  'outcome',
  'chosen',
] as const;

type State = 'prepared' | 'voting' | 'counted' | 'collecting' | 'closed';

export interface NewSession {
  readonly organisationId: string;
  readonly id: string;
  readonly campaignId: string;
  readonly unitId: string;
  readonly code: string;
  readonly topics: readonly string[];
  readonly accountId: string;
  readonly now: Date;
}

export function insertSession(trx: Query, session: NewSession) {
  return trx.insertInto('team_session').values({
    organisation_id: session.organisationId,
    id: session.id,
    campaign_id: session.campaignId,
    unit_id: session.unitId,
    code: session.code,
    topics: [...session.topics],
    created_by: session.accountId,
    created_at: session.now,
  });
}

export function selectSession(trx: Query, id: string) {
  return trx.selectFrom('team_session').select(COLUMNS).where('id', '=', id).$castTo<{
    id: string;
    campaignId: string;
    unitId: string;
    code: string;
    topics: string[];
    state: State;
    outcome: number[] | null;
    chosen: string[];
  }>();
}

export function selectLatestSession(trx: Query, campaignId: string, unitId: string) {
  return trx
    .selectFrom('team_session')
    .select('id')
    .where('campaign_id', '=', campaignId)
    .where('unit_id', '=', unitId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(1);
}

/** Goes on only from the state that the caller saw, so two clicks at once are one. */
export function moveSession(
  trx: Query,
  id: string,
  from: State,
  to: { readonly state: State; readonly chosen?: readonly string[]; readonly outcome?: readonly number[] },
) {
  return trx
    .updateTable('team_session')
    .set({
      state: to.state,
      ...(to.chosen ? { chosen: [...to.chosen] } : {}),
      // A new vote begins without the outcome of the one before.
      ...(to.state === 'voting' ? { outcome: null } : {}),
      ...(to.outcome ? { outcome: [...to.outcome] } : {}),
    })
    .where('id', '=', id)
    .where('state', '=', from)
    .returning('id');
}

export function countVotes(trx: Query, sessionId: string) {
  return trx
    .selectFrom('team_vote')
    .select((select) => select.fn.count<number>('session_id').as('votes'))
    .where('session_id', '=', sessionId);
}

/** Counts the votes and removes them in one statement: what is left is a sum. */
export function takeVotes(trx: Query, sessionId: string, topics: number) {
  return sql<{ votes: number; outcome: number[] }>`
    with taken as (delete from team_vote where session_id = ${sessionId} returning choices)
    select (select count(*) from taken)::integer as votes,
      array(select (select count(*) from taken where topic = any (choices))::integer
        from generate_series(0, ${topics}::integer - 1) as topic order by topic) as outcome`.execute(trx);
}

export function selectCauses(trx: Query, sessionId: string) {
  return (
    trx
      .selectFrom('team_cause')
      .select(['id', 'topic', 'text', 'kept'])
      .where('session_id', '=', sessionId)
      // Identifiers are random, so the order says nothing about who came first.
      .orderBy('id')
  );
}

export function keepCause(trx: Query, sessionId: string, id: string) {
  return trx
    .updateTable('team_cause')
    .set({ kept: true })
    .where('session_id', '=', sessionId)
    .where('id', '=', id)
    .returning('id');
}

export function deleteCause(trx: Query, sessionId: string, id: string) {
  return trx
    .deleteFrom('team_cause')
    .where('session_id', '=', sessionId)
    .where('id', '=', id)
    .returning('id');
}

export function selectOrganisation(trx: Query) {
  return trx.selectFrom('organisation').select(['name', 'demonstration']);
}

/** Shows the one session that this code opens to the rest of the transaction. */
export function showSession(trx: Query, code: string) {
  return sql`select set_config('werkpeil.session_code', ${code}, true)`.execute(trx);
}

export function selectTalk(trx: Query, code: string) {
  return trx
    .selectFrom('team_session as session')
    .innerJoin('campaign', 'campaign.id', 'session.campaign_id')
    .innerJoin('campaign_unit as unit', (join) =>
      join
        .onRef('unit.campaign_id', '=', 'session.campaign_id')
        .onRef('unit.unit_id', '=', 'session.unit_id'),
    )
    .select([
      'session.id',
      'session.organisation_id as organisationId',
      'session.topics',
      'session.state',
      'session.chosen',
      'campaign.definition',
      'unit.name as unit',
    ])
    .where('session.code', '=', code)
    .$castTo<{
      id: string;
      organisationId: string;
      topics: string[];
      state: Exclude<State, 'prepared'>;
      chosen: string[];
      definition: unknown;
      unit: string;
    }>();
}

interface Vote {
  readonly organisationId: string;
  readonly sessionId: string;
  readonly mark: Buffer;
  readonly choices: readonly number[];
}

export function putVote(trx: Query, { organisationId, sessionId, mark, choices }: Vote) {
  return trx
    .insertInto('team_vote')
    .values({ organisation_id: organisationId, session_id: sessionId, mark, choices: [...choices] })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'session_id', 'mark']).doUpdateSet({ choices: [...choices] }),
    );
}

export function insertTeamCause(
  trx: Query,
  cause: {
    readonly organisationId: string;
    readonly sessionId: string;
    readonly id: string;
    readonly topic: string;
    readonly text: string;
  },
) {
  return trx.insertInto('team_cause').values({
    organisation_id: cause.organisationId,
    session_id: cause.sessionId,
    id: cause.id,
    topic: cause.topic,
    text: cause.text,
  });
}
