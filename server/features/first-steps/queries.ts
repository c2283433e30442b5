import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';

interface Found {
  readonly away: boolean;
  readonly twoSteps: boolean;
  readonly people: number;
  readonly hrAccounts: number;
  readonly councilAccounts: number;
  readonly readerAccounts: number;
  readonly ownServer: boolean;
  readonly mailFails: boolean;
  readonly campaigns: number;
  readonly draftId: string | null;
  readonly runningId: string | null;
  readonly launched: boolean;
  readonly published: boolean;
  readonly planRows: number;
}

/** Everything at once: it stands on the page that HR opens first. */
export function selectFacts(accountId: string, today: string) {
  const withRole = (...roles: readonly string[]) => sql<number>`(select count(distinct a.id)::int
    from account a join account_role r on r.organisation_id = a.organisation_id and r.account_id = a.id
    where a.disabled_at is null and (r.ends_on is null or r.ends_on >= ${today}::date) and r.role = any(${roles}))`;
  const newest = (status: string) =>
    sql<
      string | null
    >`(select id from campaign where status = ${status} order by created_at desc, id limit 1)`;
  return sql<Found>`
    select own.first_steps_away as away,
      own.totp_confirmed_at is not null or exists (select from passkey where account_id = own.id) as "twoSteps",
      (select count(*)::int from employee where employed_until is null or employed_until >= ${today}::date) as people,
      ${withRole('hr')} as "hrAccounts",
      ${withRole('works-council')} as "councilAccounts",
      ${withRole('manager', 'management')} as "readerAccounts",
      exists (select from mail_sender where host is not null) as "ownServer",
      exists (select from mail_sender where failed_at is not null) as "mailFails",
      (select count(*)::int from campaign) as campaigns,
      ${newest('draft')} as "draftId",
      ${newest('open')} as "runningId",
      exists (select from campaign where status <> 'draft') as launched,
      exists (select from campaign where status = 'published') as published,
      (select count(*)::int from plan_row) as "planRows"
    from account own where own.id = ${accountId}`;
}

export function updateAway(trx: Query, accountId: string, away: boolean) {
  return trx.updateTable('account').set({ first_steps_away: away }).where('id', '=', accountId);
}
