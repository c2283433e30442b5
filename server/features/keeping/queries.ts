import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';
import type { Retention, RetentionKind } from './contract.ts';

const COLUMNS = ['invitations', 'figures', 'roster', 'mail', 'sessions', 'audit'] as const;

/** The days that somebody set, or nothing: then the defaults hold. */
export function selectRetention(trx: Query) {
  return trx.selectFrom('retention_setting').select(COLUMNS);
}

export function upsertRetention(trx: Query, organisationId: string, days: Retention) {
  return trx
    .insertInto('retention_setting')
    .values({ organisation_id: organisationId, ...days })
    .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet(days));
}

/** Campaigns with the days of the contract that holds for each. */
export function selectFrozen(trx: Query) {
  return sql<{
    campaignId: string;
    title: string;
    invitations: number;
    figures: number;
    figuresUntil: string | null;
  }>`
    select campaign.id as "campaignId", campaign.title,
      (contract.terms -> 'retention' ->> 'invitations')::int as invitations,
      (contract.terms -> 'retention' ->> 'figures')::int as figures,
      to_char(campaign.closed_at + make_interval(days => (contract.terms -> 'retention' ->> 'figures')::int), 'YYYY-MM-DD') as "figuresUntil"
    from campaign
    join lateral (select terms from campaign_contract c where c.organisation_id = campaign.organisation_id
      and c.campaign_id = campaign.id order by version desc limit 1) contract on true
    where campaign.forgotten_at is null
    order by campaign.launched_at desc nulls last, campaign.id`.execute(trx);
}

export function selectNights(trx: Query, limit: number) {
  return sql<{ day: string; removed: readonly { kind: RetentionKind; count: number }[] }>`
    select to_char(day, 'YYYY-MM-DD') as day,
      coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'count', removed) order by kind)
        filter (where kind <> 'night' and removed > 0), '[]') as removed
    from purge_report group by day order by day desc limit ${limit}`.execute(trx);
}

/** Every organisation; asked through the door that knows them all and nothing of what is in them. */
export function selectOrganisations(gate: Query) {
  return gate.selectFrom('organisation').select('id').orderBy('id');
}

/** True for the one process that gets this night. */
export async function claimNight(trx: Query, organisationId: string, day: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('purge_report')
    .values({ organisation_id: organisationId, day, kind: 'night', removed: 0 })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'day', 'kind']).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export function noteRemoved(
  trx: Query,
  {
    organisationId,
    day,
    kind,
    removed,
  }: { organisationId: string; day: string; kind: RetentionKind; removed: number },
) {
  return trx
    .insertInto('purge_report')
    .values({ organisation_id: organisationId, day, kind, removed })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'day', 'kind']).doUpdateSet((set) => ({
        removed: sql<number>`${set.ref('purge_report.removed')} + excluded.removed`,
      })),
    );
}

/** People who left longer ago than this many days; invitations of theirs go with them. */
export function deleteLeavers(trx: Query, day: string, days: number) {
  return sql`delete from employee where employed_until is not null and employed_until < ${day}::date - ${days}::int`.execute(
    trx,
  );
}

/** Messages that are not about a campaign and were sent, or given up, longer ago than this. */
export function deleteOldMail(trx: Query, now: Date, days: number) {
  return sql`delete from outbox where campaign_id is null and state <> 'waiting'
    and next_attempt_at < ${now}::timestamptz - make_interval(days => ${days}::int)`.execute(trx);
}

export function deleteOldSessions(trx: Query, now: Date, days: number) {
  return sql`delete from session where coalesce(ended_at, last_seen_at) < ${now}::timestamptz - make_interval(days => ${days}::int)`.execute(
    trx,
  );
}

export function deleteOldLinks(trx: Query, now: Date, days: number) {
  return sql`delete from account_link where expires_at < ${now}::timestamptz - make_interval(days => ${days}::int)`.execute(
    trx,
  );
}

/** Invitations and letters of campaigns that were closed longer ago than their contract allows. */
export function selectOverdueInvitations(trx: Query, now: Date) {
  return sql<{ id: string }>`
    select campaign.id from campaign
    where status in ('published', 'closed') and closed_at + make_interval(days => coalesce(
      (select (terms -> 'retention' ->> 'invitations')::int from campaign_contract c
        where c.campaign_id = campaign.id order by version desc limit 1), 30)) < ${now}::timestamptz
      and exists (select from invitation where invitation.campaign_id = campaign.id)`.execute(trx);
}

export async function deleteInvitations(trx: Query, campaignId: string): Promise<number> {
  await sql`delete from outbox where campaign_id = ${campaignId}`.execute(trx);
  const { numAffectedRows } = await sql`delete from invitation where campaign_id = ${campaignId}`.execute(
    trx,
  );
  return Number(numAffectedRows ?? 0);
}

/** Published campaigns; which of them are old enough, the function that removes decides itself. */
export function selectPublished(trx: Query) {
  return trx.selectFrom('campaign').select('id').where('status', '=', 'published').orderBy('id');
}

export async function forgetFigures(trx: Query, campaignId: string, now: Date): Promise<number> {
  const { rows } = await sql<{
    removed: number;
  }>`select forget_figures(${campaignId}, ${now}) as removed`.execute(trx);
  return rows[0]?.removed ?? 0;
}

/** The figures of the organisation have changed; see `figures_version`. */
export function raiseFigures(trx: Query, organisationId: string) {
  return trx
    .insertInto('figures_version')
    .values({ organisation_id: organisationId })
    .onConflict((conflict) =>
      conflict
        .column('organisation_id')
        .doUpdateSet({ version: (is) => is('figures_version.version', '+', 1) }),
    );
}

export async function forgetAudit(trx: Query, organisationId: string, before: Date): Promise<number> {
  const { rows } = await sql<{
    removed: number;
  }>`select forget_audit(${organisationId}, ${before}) as removed`.execute(trx);
  return rows[0]?.removed ?? 0;
}

/** What the documents say about the organisation as it is now. */
export function selectFacts(trx: Query) {
  return sql<{
    name: string;
    sector: string;
    employees: number;
    withoutMail: number;
    units: number;
    accounts: number;
    secondStep: number;
    consentRequired: boolean;
    signOn: string | null;
    webhooks: readonly string[];
    keys: number;
    absence: boolean;
    normPool: boolean;
  }>`
    select name, sector, consent_required as "consentRequired",
      (select count(*)::int from employee) as employees,
      (select count(*)::int from employee where email is null) as "withoutMail",
      (select count(*)::int from unit where ended_on is null) as units,
      (select count(*)::int from account where disabled_at is null) as accounts,
      (select count(distinct account_id)::int from account_role where role in ('hr', 'administrator')) as "secondStep",
      (select issuer from identity_provider) as "signOn",
      coalesce((select array_agg(split_part(url, '/', 3) order by url) from webhook where ended_at is null), '{}') as webhooks,
      (select count(*)::int from api_key where revoked_at is null) as keys,
      exists (select from absence_import) as absence,
      exists (select from norm_consent) as "normPool"
    from organisation`.execute(trx);
}

export function selectCampaignRules(trx: Query) {
  return sql<{
    title: string;
    status: string;
    minimumGroup: number;
    scopeMinimum: number | null;
    sealedBy: string | null;
  }>`
    select title, status, minimum_group as "minimumGroup", (manifest -> 'rules' ->> 'scopeMinimum')::int as "scopeMinimum",
      manifest -> 'rules' ->> 'sealedBy' as "sealedBy"
    from campaign where forgotten_at is null order by opens_on desc, id limit 20`.execute(trx);
}
