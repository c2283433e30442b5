import type { Query } from '../../../db/connection.ts';

export interface SeriesRow {
  organisationId: string;
  id: string;
  title: string;
  fromCampaignId: string;
  everyMonths: 1 | 2 | 3 | 4 | 6 | 12 | 24;
  nextOpensOn: string;
  daysOpen: number;
  scales: string[];
}

const COLUMNS = [
  'campaign_series.organisation_id as organisationId',
  'campaign_series.id',
  'campaign_series.title',
  'from_campaign_id as fromCampaignId',
  'every_months as everyMonths',
  'next_opens_on as nextOpensOn',
  'days_open as daysOpen',
  'campaign_series.scales',
] as const;

export function selectSeries(trx: Query) {
  return trx
    .selectFrom('campaign_series')
    .innerJoin('campaign', 'campaign.id', 'campaign_series.from_campaign_id')
    .select([...COLUMNS, 'campaign.title as fromTitle'])
    .where('ended_at', 'is', null)
    .orderBy('next_opens_on')
    .orderBy('campaign_series.id')
    .limit(100)
    .$castTo<SeriesRow & { fromTitle: string }>();
}

export function insertSeries(trx: Query, row: SeriesRow & { accountId: string; now: Date }) {
  return trx.insertInto('campaign_series').values({
    organisation_id: row.organisationId,
    id: row.id,
    title: row.title.trim(),
    from_campaign_id: row.fromCampaignId,
    every_months: row.everyMonths,
    next_opens_on: row.nextOpensOn,
    days_open: row.daysOpen,
    scales: row.scales,
    created_by: row.accountId,
    created_at: row.now,
  });
}

export function updateSeries(trx: Query, id: string, row: { nextOpensOn: string; daysOpen: number }) {
  return trx
    .updateTable('campaign_series')
    .set({ next_opens_on: row.nextOpensOn, days_open: row.daysOpen })
    .where('id', '=', id)
    .where('ended_at', 'is', null);
}

export function endSeries(trx: Query, id: string, now: Date) {
  return trx
    .updateTable('campaign_series')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('ended_at', 'is', null);
}

/** Series of every organisation whose next campaign opens before this day. */
export function selectDueSeries(work: Query, before: string) {
  return work
    .selectFrom('campaign_series')
    .select(COLUMNS)
    .where('ended_at', 'is', null)
    .where('next_opens_on', '<=', before)
    .orderBy('next_opens_on')
    .$castTo<SeriesRow>();
}

/** Moves a series on; gives a row to the first who does, so that one draft is made. */
export function moveSeriesOn(trx: Query, id: string, { from, to }: { from: string; to: string }) {
  return trx
    .updateTable('campaign_series')
    .set({ next_opens_on: to })
    .where('id', '=', id)
    .where('next_opens_on', '=', from)
    .returning('id');
}

/** The newest campaign of a series that was launched, so that what HR changed last time comes along. */
export function selectNewestOf(trx: Query, seriesId: string) {
  return trx
    .selectFrom('campaign')
    .select('id')
    .where('series_id', '=', seriesId)
    .where('status', '<>', 'draft')
    .orderBy('opens_on', 'desc')
    .limit(1);
}

export function selectHrAddresses(work: Query) {
  return work
    .selectFrom('account')
    .innerJoin('account_role', (join) =>
      join
        .onRef('account_role.organisation_id', '=', 'account.organisation_id')
        .onRef('account_role.account_id', '=', 'account.id'),
    )
    .select(['account.email', 'account.language'])
    .distinct()
    .where('account_role.role', '=', 'hr')
    .where('account.disabled_at', 'is', null);
}
