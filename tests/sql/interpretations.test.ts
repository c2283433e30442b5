import * as interpretations from '../../server/features/interpretations/queries.ts';
import { cold, reviewQueries } from './review-queries.ts';

const id = '00000000-0000-4000-8000-000000000000';
const now = new Date('2026-11-22T12:00:00Z');
const draft = {
  unitId: id,
  reading: 'r',
  advice: '',
  limits: '',
  validUntil: '2027-11-22',
  authorFunction: 'f',
  organisationId: id,
  id,
  campaignId: id,
  authorId: id,
  now,
};

reviewQueries('interpretations', interpretations, {
  selectCampaignStatus: () => interpretations.selectCampaignStatus(cold, id),
  selectInterpretations: () => interpretations.selectInterpretations(cold, id, id),
  upsertDraft: () => interpretations.upsertDraft(cold, draft),
  selectOwnDraft: () => interpretations.selectOwnDraft(cold, id, id, id),
  replaceSigned: () => interpretations.replaceSigned(cold, id, id, now),
  signDraft: () => interpretations.signDraft(cold, id, 'n', now),
  withdrawSigned: () => interpretations.withdrawSigned(cold, id, id, 'r', now),
});
