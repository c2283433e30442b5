import * as attachments from '../../server/features/plan/attachments-queries.ts';
import * as content from '../../server/features/plan/content-queries.ts';
import * as findings from '../../server/features/plan/findings-queries.ts';
import * as rows from '../../server/features/plan/queries.ts';
import * as inspector from '../../server/features/plan/inspector-queries.ts';
import * as remind from '../../server/features/plan/remind-queries.ts';
import * as reviews from '../../server/features/plan/reviews-queries.ts';
import * as versions from '../../server/features/plan/versions-queries.ts';
import { cold, reviewQueries } from './review-queries.ts';

const id = '00000000-0000-4000-8000-000000000000';
const now = new Date('2026-11-22T12:00:00Z');
const day = '2026-11-22';
const review = { kind: 'given', on: day, expert: 'e', note: 'n' } as const;

reviewQueries('plan', rows, {
  updateRow: () => rows.updateRow(cold, id, 1, { title: '', owner: '', stepReason: '' } as never, now),
  upsertCheck: () =>
    rows.upsertCheck(cold, {
      organisationId: id,
      rowId: id,
      months: 3,
      checkedOn: day,
      outcome: 'on-track',
      note: '',
      accountId: id,
    }),
  selectLog: () => rows.selectLog(cold, id, id),
  selectLaterCampaigns: () => rows.selectLaterCampaigns(cold),
  selectOrganisation: () => rows.selectOrganisation(cold),
});

reviewQueries('plan-content', content, {
  selectFindings: () => content.selectFindings(cold),
  selectCauses: () => content.selectCauses(cold),
  selectPlanRows: () => content.selectPlanRows(cold),
  selectChecks: () => content.selectChecks(cold),
  selectUnitParents: () => content.selectUnitParents(cold),
});

reviewQueries('plan-findings', findings, {
  selectNewestCampaigns: () => findings.selectNewestCampaigns(cold),
  selectUnitName: () => findings.selectUnitName(cold, id),
  selectUnitNames: () => findings.selectUnitNames(cold),
  updateFinding: () => findings.updateFinding(cold, id, { psaCategory: null, field4A: null } as never),
  updateRisk: () => findings.updateRisk(cold, id, { inputs: { method: 'kinney' }, reason: '' } as never),
  updateReported: () => findings.updateReported(cold, id),
  deleteCause: () => findings.deleteCause(cold, id, id),
  acceptFindings: () => findings.acceptFindings(cold, [id], { because: '', accountId: id, now }),
  withdrawAcceptance: () => findings.withdrawAcceptance(cold, id),
});

reviewQueries('plan-versions', versions, {
  selectVersions: () => versions.selectVersions(cold),
  insertPreparing: () => versions.insertPreparing(cold, id, id, now),
  updateCouncil: () => versions.updateCouncil(cold, { kind: 'consent', on: day, note: '' }, id),
  updateSystemReview: () => versions.updateSystemReview(cold, review, id),
  updateScopeReview: () => versions.updateScopeReview(cold, review, id),
  signVersion: () =>
    versions.signVersion(cold, { name: '', signerFunction: '', accountId: id, now } as never),
});

reviewQueries('plan-attachments', attachments, {
  selectAttachments: () => attachments.selectAttachments(cold, { rowId: id }),
  selectAttachment: () => attachments.selectAttachment(cold, id),
  insertAttachment: () =>
    attachments.insertAttachment(cold, {
      organisationId: id,
      id,
      rowId: id,
      name: 'n',
      mediaType: 'text/plain',
      sha256: '',
      bytes: new Uint8Array(1),
      accountId: id,
      now,
    }),
  deleteAttachment: () => attachments.deleteAttachment(cold, id),
  selectAttachedSize: () => attachments.selectAttachedSize(cold, id),
});

reviewQueries('plan-inspector', inspector, {
  selectCampaignFacts: () => inspector.selectCampaignFacts(cold),
});

reviewQueries('plan-remind', remind, {
  selectRowsNearDue: () => remind.selectRowsNearDue(cold, day),
  selectRowForMail: () => remind.selectRowForMail(cold, id),
  announceDue: () =>
    remind.announceDue(cold, {
      organisationId: id,
      rowId: id,
      kind: 'soon',
      dueOn: '2026-11-22',
      number: 1,
      title: 't',
    }),
  selectRowChecks: () => remind.selectRowChecks(cold, id),
  insertReminder: () =>
    remind.insertReminder(cold, { organisationId: id, rowId: id, kind: 'soon', dueOn: day }),
});

reviewQueries('plan-reviews', reviews, {
  selectReviews: () => reviews.selectReviews(cold),
  upsertReview: () => reviews.upsertReview(cold, { learned: '', nextYear: '' } as never),
});
