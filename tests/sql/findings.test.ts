import * as findings from '../../server/db/findings.ts';
import { cold, reviewQueries } from './review-queries.ts';

const id = '00000000-0000-4000-8000-000000000000';
const doer = { organisationId: id, accountId: id, now: new Date('2026-11-22T12:00:00Z') };
const finding: findings.NewFinding = {
  id,
  unitId: id,
  evidence: { kind: 'observation', unit: 'u', title: 't', text: 't', observedOn: '2026-11-22' },
  campaignId: null,
  scale: null,
  subject: '',
  psaCategory: null,
  field4A: null,
};
const { insertFinding: _, ...queries } = findings;

reviewQueries('findings', queries, {
  insertFindingQuery: () => findings.insertFindingQuery(cold, finding, doer),
  selectSameFinding: () =>
    findings.selectSameFinding(cold, {
      ...finding,
      campaignId: id,
      scale: 's',
      evidence: { kind: 'scale' } as never,
    }),
  insertCause: () =>
    findings.insertCause(
      cold,
      { id, findingId: id, text: 't', source: 'interview', heardOn: '2026-11-22' },
      doer,
    ),
  insertPlanRow: () => findings.insertPlanRow(cold, { title: '', stepReason: '', owner: '' } as never, doer),
  insertPlanChange: () => findings.insertPlanChange(cold, { id, kind: 'k' }, doer),
});
