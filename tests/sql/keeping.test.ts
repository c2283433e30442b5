import * as keeping from '../../server/features/keeping/queries.ts';
import * as tree from '../../server/features/organisation/tree-queries.ts';
import * as people from '../../server/features/people/queries.ts';
import { cold, reviewQueries } from './review-queries.ts';

const id = '00000000-0000-4000-8000-000000000000';
const day = '2026-11-22';
const now = new Date(`${day}T12:00:00Z`);
const person = { email: 'a@b.example', givenName: 'A', familyName: 'B' };
const unit = { organisationId: id, id, code: 'A', name: 'A', parentId: id, endedOn: null };

reviewQueries('keeping', keeping, {
  selectRetention: () => keeping.selectRetention(cold),
  upsertRetention: () => keeping.upsertRetention(cold, id, {} as never),
  selectFrozen: () => keeping.selectFrozen(cold),
  selectNights: () => keeping.selectNights(cold, 30),
  selectOrganisations: () => keeping.selectOrganisations(cold),
  claimNight: () => keeping.claimNight(cold, id, day),
  noteRemoved: () =>
    keeping.noteRemoved(cold, { organisationId: id, day, kind: 'mail' as never, removed: 1 }),
  deleteLeavers: () => keeping.deleteLeavers(cold, day, 30),
  deleteOldMail: () => keeping.deleteOldMail(cold, now, 30),
  deleteOldSessions: () => keeping.deleteOldSessions(cold, now, 30),
  deleteOldLinks: () => keeping.deleteOldLinks(cold, now, 30),
  selectOverdueInvitations: () => keeping.selectOverdueInvitations(cold, now),
  deleteInvitations: () => keeping.deleteInvitations(cold, id),
  selectPublished: () => keeping.selectPublished(cold),
  forgetFigures: () => keeping.forgetFigures(cold, id, now),
  raiseFigures: () => keeping.raiseFigures(cold, id),
  forgetAudit: () => keeping.forgetAudit(cold, id, now),
  selectFacts: () => keeping.selectFacts(cold),
  selectCampaignRules: () => keeping.selectCampaignRules(cold),
});

reviewQueries('people', people, {
  searchPeople: () => people.searchPeople(cold, 'jan', 20),
  selectPerson: () => people.selectPerson(cold, id),
  selectMessages: () => people.selectMessages(cold, person),
  deleteMessages: () => people.deleteMessages(cold, person),
  selectAccount: () => people.selectAccount(cold, person.email),
  deletePerson: () => people.deletePerson(cold, id),
});

reviewQueries('organisation-tree', tree, {
  lockTree: () => tree.lockTree(cold, id),
  insertUnit: () => tree.insertUnit(cold, unit),
  selectCode: () => tree.selectCode(cold, 'A'),
  openUnit: () => tree.openUnit(cold, id),
  renameUnit: () => tree.renameUnit(cold, id, 'B'),
  moveUnit: () => tree.moveUnit(cold, id, id),
  moveUnitsBelow: () => tree.moveUnitsBelow(cold, id, id),
  movePeople: () => tree.movePeople(cold, id, id),
  endUnit: () => tree.endUnit(cold, id, day),
  insertChange: () =>
    tree.insertChange(cold, {
      id,
      organisationId: id,
      unitId: id,
      kind: 'renamed',
      unitName: 'A',
      name: 'B',
      targetId: null,
      before: 'A',
      after: 'B',
      validFrom: day,
      state: 'waiting',
      madeBy: 'A',
      madeAt: now,
    }),
  selectChanges: () => tree.selectChanges(cold, 100),
  cancelChange: () => tree.cancelChange(cold, id),
  selectDueChanges: () => tree.selectDueChanges(cold, day),
  takeChange: () => tree.takeChange(cold, id),
  settleChange: () => tree.settleChange(cold, id, 'done'),
});
