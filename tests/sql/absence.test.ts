import * as absence from '../../server/features/absence/queries.ts';
import * as absenceImport from '../../server/features/absence-import/queries.ts';
import * as checklists from '../../server/features/checklists/queries.ts';
import { cold, reviewQueries } from './review-queries.ts';

const id = '00000000-0000-4000-8000-000000000000';
const now = new Date('2026-11-22T12:00:00Z');
const unit = { id, parentId: null, code: 'c', name: 'n', narrow: id, wide: null };
const total = {
  dimension: 'narrow',
  key: id,
  month: '2026-10',
  heads: 10,
  head_days: 310,
  employment_days: 300,
  sick_days: 12,
  reports: 2,
  ended: null,
  ended_days: null,
  year: null,
};

reviewQueries('absence-import', absenceImport, {
  selectUnits: () => absenceImport.selectUnits(cold),
  countPersonnelNumbers: () => absenceImport.countPersonnelNumbers(cold, ['a']),
  deleteImports: () => absenceImport.deleteImports(cold),
  insertImport: () =>
    absenceImport.insertImport(cold, {
      organisationId: id,
      id,
      kind: 'cases',
      firstMonth: '2024-11',
      lastMonth: '2026-10',
      counts: {},
      accountId: id,
      now,
    }),
  insertUnits: () => absenceImport.insertUnits(cold, { organisationId: id, id }, [unit]),
  insertTotals: () => absenceImport.insertTotals(cold, { organisationId: id, id }, [total]),
  selectMappings: () => absenceImport.selectMappings(cold),
  upsertMapping: () =>
    absenceImport.upsertMapping(cold, { organisationId: id, role: 'cases', columns: {}, now }),
  deleteComplaints: () => absenceImport.deleteComplaints(cold, ['2025']),
  insertComplaints: () =>
    absenceImport.insertComplaints(cold, id, [{ period: '2025', complaintGroup: 'g', cases: 15 }], now),
});

reviewQueries('absence', absence, {
  selectImport: () => absence.selectImport(cold),
  selectUnits: () => absence.selectUnits(cold, id),
  selectTotals: () => absence.selectTotals(cold, id),
  selectUnitTree: () => absence.selectUnitTree(cold),
  selectOrganisation: () => absence.selectOrganisation(cold),
  selectComplaints: () => absence.selectComplaints(cold),
  selectPrices: () => absence.selectPrices(cold),
  upsertPrices: () =>
    absence.upsertPrices(cold, { organisationId: id, accountId: id, prices: {} as never, now }),
  selectPublishedCampaigns: () => absence.selectPublishedCampaigns(cold),
});

const answer = { present: 'yes', working: 'partly', evidence: '', owner: '', dueOn: null } as const;
const place = { organisationId: id, roundId: id };

reviewQueries('checklists', checklists, {
  selectRounds: () => checklists.selectRounds(cold, 'verzuimbeleid'),
  selectRound: () => checklists.selectRound(cold, id),
  selectAnswers: () => checklists.selectAnswers(cold, [id]),
  selectSteps: () => checklists.selectSteps(cold, [id]),
  insertRound: () =>
    checklists.insertRound(cold, {
      organisationId: id,
      id,
      checklist: 'verzuimbeleid',
      version: '1.0.0',
      heldOn: '2026-11-22',
      accountId: id,
      now,
    }),
  upsertAnswer: () => checklists.upsertAnswer(cold, place, 'policy', answer),
  upsertSteps: () => checklists.upsertSteps(cold, place, 'action-plan', { due: 8, met: 7 }),
  closeRound: () => checklists.closeRound(cold, id, now),
  selectTopUnit: () => checklists.selectTopUnit(cold),
});
