import * as series from '../../server/features/campaigns/series/queries.ts';
import * as year from '../../server/features/year/queries.ts';
import { cold, reviewQueries } from './review-queries.ts';

const id = '00000000-0000-4000-8000-000000000000';
const day = '2026-11-22';
const now = new Date(`${day}T12:00:00Z`);
const span = { from: '2026-01-01', until: '2026-12-31' };
const row = {
  organisationId: id,
  id,
  title: 't',
  fromCampaignId: id,
  everyMonths: 12 as const,
  nextOpensOn: day,
  daysOpen: 21,
  scales: ['s'],
};

reviewQueries('series', series, {
  selectSeries: () => series.selectSeries(cold),
  insertSeries: () => series.insertSeries(cold, { ...row, accountId: id, now }),
  updateSeries: () => series.updateSeries(cold, id, row),
  endSeries: () => series.endSeries(cold, id, now),
  selectDueSeries: () => series.selectDueSeries(cold, day),
  moveSeriesOn: () => series.moveSeriesOn(cold, id, { from: day, to: day }),
  selectNewestOf: () => series.selectNewestOf(cold, id),
  selectHrAddresses: () => series.selectHrAddresses(cold),
});

reviewQueries('year', year, {
  selectCampaignsInYear: () => year.selectCampaignsInYear(cold, span, false),
  selectMailingsInYear: () => year.selectMailingsInYear(cold, span),
  selectSeriesInYear: () => year.selectSeriesInYear(cold),
  selectPlanYear: () => year.selectPlanYear(cold, span),
  selectLastReview: () => year.selectLastReview(cold),
});
