import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';
import type { ReminderKind, Reminders } from '../../domain/campaign-year/reminder-days.ts';

interface Span {
  readonly from: string;
  readonly until: string;
}

export interface CampaignInYear {
  id: string;
  title: string;
  status: 'draft' | 'open' | 'closed' | 'published';
  opensOn: string;
  closesOn: string;
  reminders: Reminders;
  closedOn: string | null;
  publishedOn: string | null;
}

const dayOf = (column: string) =>
  sql<string | null>`to_char(${sql.ref(column)} at time zone 'Europe/Amsterdam', 'YYYY-MM-DD')`;

export function selectCampaignsInYear(trx: Query, { from, until }: Span, withDrafts: boolean) {
  return trx
    .selectFrom('campaign')
    .select([
      'id',
      'title',
      'status',
      'opens_on as opensOn',
      'closes_on as closesOn',
      'reminders',
      dayOf('closed_at').as('closedOn'),
      dayOf('published_at').as('publishedOn'),
    ])
    .where('opens_on', '<=', until)
    .where((where) => where.or([where('closes_on', '>=', from), where(dayOf('published_at'), '>=', from)]))
    .$if(!withDrafts, (query) => query.where('status', '<>', 'draft'))
    .orderBy('opens_on')
    .orderBy('id')
    .limit(200)
    .$castTo<CampaignInYear>();
}

/** Reminders of launched campaigns that went out or will. */
export function selectMailingsInYear(trx: Query, { from, until }: Span) {
  return trx
    .selectFrom('mailing')
    .innerJoin('campaign', 'campaign.id', 'mailing.campaign_id')
    .select(['campaign.id', 'campaign.title', 'mailing.kind', 'mailing.send_on as on'])
    .where('mailing.state', '<>', 'cancelled')
    .where('mailing.send_on', '>=', from)
    .where('mailing.send_on', '<=', until)
    .where((where) =>
      where.or([where('mailing.state', '=', 'queued'), where('campaign.status', '=', 'open')]),
    )
    .orderBy('mailing.send_on')
    .$castTo<{ id: string; title: string; kind: ReminderKind; on: string }>();
}

export function selectSeriesInYear(trx: Query) {
  return trx
    .selectFrom('campaign_series')
    .select([
      'id',
      'title',
      'every_months as everyMonths',
      'next_opens_on as nextOpensOn',
      'days_open as daysOpen',
    ])
    .where('ended_at', 'is', null)
    .orderBy('next_opens_on')
    .limit(100);
}

/** Yearly reviews of the plan that were held, and when a plan was signed. */
export function selectPlanYear(trx: Query, { from, until }: Span) {
  return sql<{ kind: 'review-held' | 'plan-signed'; on: string; number: number }>`
    select 'review-held' as kind, held_on as "on", year as number from plan_review
      where held_on between ${from} and ${until}
    union all
    select 'plan-signed', (signed_at at time zone 'Europe/Amsterdam')::date, number from plan_version
      where signed_at >= ${from}::date and signed_at < ${until}::date + 1
    order by 2`.execute(trx);
}

/** The day from which the next yearly review counts: the last one, else the first signed plan; null without a plan. */
export function selectLastReview(trx: Query) {
  return sql<{ on: string | null }>`
    select coalesce((select max(held_on) from plan_review),
      (select min((signed_at at time zone 'Europe/Amsterdam')::date) from plan_version)) as "on"`.execute(
    trx,
  );
}
