import * as published from '../../server/db/published-analyses.ts';
import * as analyses from '../../server/features/analyses/queries.ts';
import * as seen from '../../server/published/queries.ts';
import { cold, reviewQueries } from './review-queries.ts';

const id = '00000000-0000-4000-8000-000000000000';

reviewQueries('analyses', analyses, {
  selectInvitedTree: () => analyses.selectInvitedTree(cold, id),
});

reviewQueries('published-analyses', published, {
  selectPublishedAnalyses: () => published.selectPublishedAnalyses(cold, { campaignId: id, unitIds: [id] }),
});

reviewQueries('seen', seen, {
  selectPublishedCampaign: () => seen.selectPublishedCampaign(cold, id),
  selectPrevious: () =>
    seen.selectPrevious(cold, { questionnaireId: 'q', closesOn: '2026-11-22', scales: [] }),
  selectEarlier: () =>
    seen.selectEarlier(cold, { questionnaireId: 'q', closesOn: '2026-11-22', scales: [] }, 9),
  selectNewestReleases: () => seen.selectNewestReleases(cold, [id]),
  selectNormGroups: () => seen.selectNormGroups(cold),
  selectPooledVersions: () => seen.selectPooledVersions(cold),
  selectPooledFigures: () => seen.selectPooledFigures(cold, [id]),
});
