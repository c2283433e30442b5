import * as mirror from '../../server/features/mirror/queries.ts';
import { cold, reviewQueries } from './review-queries.ts';

const id = '00000000-0000-4000-8000-000000000000';

reviewQueries('mirror', mirror, {
  selectCampaign: () => mirror.selectCampaign(cold, id),
  selectEarlier: () => mirror.selectEarlier(cold, { questionnaireId: 'q', closesOn: '2026-11-22' }),
});
