import * as reports from '../../server/features/reports/queries.ts';
import { cold, reviewQueries } from './review-queries.ts';

reviewQueries('reports', reports, {
  selectOrganisation: () => reports.selectOrganisation(cold),
});
