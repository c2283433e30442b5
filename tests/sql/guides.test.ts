import * as guides from '../../server/features/guides/queries.ts';
import { cold, reviewQueries } from './review-queries.ts';

const id = '00000000-0000-4000-8000-000000000000';
const now = new Date('2026-11-22T12:00:00Z');
const who = { organisationId: id, accountId: id, now };

reviewQueries('guides', guides, {
  selectRuns: () => guides.selectRuns(cold),
  selectSteps: () => guides.selectSteps(cold),
  selectUnits: () => guides.selectUnits(cold),
  insertRun: () => guides.insertRun(cold, { ...who, id, guide: 'g', unitId: id, title: 't' }),
  upsertStep: () => guides.upsertStep(cold, { ...who, runId: id, step: 's', text: '', doneOn: null }),
  finishRun: () => guides.finishRun(cold, id, '2026-11-22'),
  deleteRun: () => guides.deleteRun(cold, id),
});
