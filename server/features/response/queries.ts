import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';
import type { ResponseCell } from '../../privacy/response.ts';

/** Open campaigns whose last nightly round was a day ago or more. */
export function selectDueCampaigns(work: Query, before: Date) {
  return work
    .selectFrom('campaign')
    .select(['organisation_id as organisationId', 'id'])
    .where('status', '=', 'open')
    .where((where) => where.or([where('nightly_at', 'is', null), where('nightly_at', '<=', before)]));
}

/** The campaign, if the round of this night is still to be done; another process that is at it skips it. */
export function claimNight(trx: Query, campaignId: string, before: Date, now: Date) {
  return sql<{ id: string }>`
    update campaign set nightly_at = ${now}
    where id = (select id from campaign where id = ${campaignId} and status = 'open'
      and (nightly_at is null or nightly_at <= ${before}) for update skip locked)
    returning id`.execute(trx);
}

export function ageIssues(trx: Query, campaignId: string) {
  return trx
    .updateTable('credential_issue')
    .set((update) => ({ nights: update('nights', '+', 1) }))
    .where('campaign_id', '=', campaignId)
    .where('nights', '<', 2);
}

export function selectResponseTree(trx: Query, campaignId: string) {
  return trx
    .selectFrom('campaign_unit')
    .select(['unit_id as id', 'parent_unit_id as parentId'])
    .where('campaign_id', '=', campaignId)
    .orderBy('unit_id');
}

/** Ballots per group. Read by the nightly round only, and kept by nobody. */
export function countBallotsByScope(trx: Query, campaignId: string) {
  return trx
    .selectFrom('scope')
    .select((select) => [
      'scope.unit_id as unit',
      'scope.invited',
      select
        .selectFrom('ballot')
        .whereRef('ballot.campaign_id', '=', 'scope.campaign_id')
        .whereRef('ballot.scope_id', '=', 'scope.id')
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .as('received'),
    ])
    .where('scope.campaign_id', '=', campaignId)
    .$castTo<{ unit: string; invited: number; received: number }>();
}

export function selectHeld(trx: Query, campaignId: string) {
  return trx.selectFrom('response_held').select(['block', 'held']).where('campaign_id', '=', campaignId);
}

interface Named {
  readonly organisationId: string;
  readonly campaignId: string;
}

export function replaceHeld(
  trx: Query,
  { organisationId, campaignId }: Named,
  held: ReadonlyMap<string, number>,
) {
  return sql`
    insert into response_held (organisation_id, campaign_id, block, held)
    select ${organisationId}, ${campaignId}, * from
      unnest(${[...held.keys()]}::text[], ${[...held.values()]}::int[])
    on conflict (organisation_id, campaign_id, block) do update set held = excluded.held`.execute(trx);
}

export function replaceFigures(
  trx: Query,
  { organisationId, campaignId }: Named,
  cells: readonly ResponseCell[],
) {
  const figures = cells.map(({ unit: _, kind: _kind, ...figure }) => JSON.stringify(figure));
  return sql`
    insert into response_figure (organisation_id, campaign_id, unit_id, figure)
    select ${organisationId}, ${campaignId}, * from
      unnest(${cells.map(({ unit }) => unit)}::uuid[], ${figures}::jsonb[])
    on conflict (organisation_id, campaign_id, unit_id) do update set figure = excluded.figure`.execute(trx);
}

export function selectFigures(trx: Query, campaignId: string) {
  return trx
    .selectFrom('campaign_unit as unit')
    .leftJoin('response_figure as response', (join) =>
      join
        .onRef('response.organisation_id', '=', 'unit.organisation_id')
        .onRef('response.campaign_id', '=', 'unit.campaign_id')
        .onRef('response.unit_id', '=', 'unit.unit_id'),
    )
    .select(['unit.unit_id as unitId', 'unit.name', 'unit.parent_unit_id as parentId', 'response.figure'])
    .where('unit.campaign_id', '=', campaignId)
    .orderBy('unit.code')
    .$castTo<{
      unitId: string;
      name: string;
      parentId: string | null;
      figure:
        | { withheld: false; percent: number; bound: 'from' | 'below' | 'at-least' }
        | { withheld: true }
        | null;
    }>();
}

export function selectNight(trx: Query, campaignId: string) {
  return trx
    .selectFrom('campaign')
    .select(['status', 'nightly_at as nightlyAt', 'launched_at as launchedAt'])
    .where('id', '=', campaignId);
}

/** Counted campaigns whose links and letters may no longer be kept, by the contract that holds. */
export function selectOutdated(work: Query, now: Date) {
  return sql<{ organisationId: string; id: string }>`
    select campaign.organisation_id as "organisationId", campaign.id from campaign
    where status = 'published' and closed_at < ${now}::timestamptz - interval '1 day'
      and closed_at > ${now}::timestamptz - interval '120 days'
`.execute(work);
}

/** Removes the invitations of a campaign when the days of its contract are over; gives how many there were. */
export async function removeOutdatedInvitations(trx: Query, campaignId: string, now: Date): Promise<number> {
  const { rows } = await sql<{ over: boolean }>`
    select closed_at + make_interval(days => coalesce((select (terms -> 'retention' ->> 'invitations')::int
      from campaign_contract contract where contract.campaign_id = campaign.id order by version desc limit 1), 30))
      < ${now}::timestamptz as over
    from campaign where id = ${campaignId}`.execute(trx);
  if (!rows[0]?.over) return 0;
  await sql`delete from outbox where campaign_id = ${campaignId}`.execute(trx);
  const { numAffectedRows } = await sql`delete from invitation where campaign_id = ${campaignId}`.execute(
    trx,
  );
  return Number(numAffectedRows ?? 0);
}
