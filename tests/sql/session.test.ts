import * as follow from '../../server/features/follow/queries.ts';
import * as session from '../../server/features/session/queries.ts';
import { cold, reviewQueries } from './review-queries.ts';

const id = '00000000-0000-4000-8000-000000000000';
const now = new Date('2026-11-22T12:00:00Z');
const bytes = Buffer.alloc(32);
const who = { organisationId: id, accountId: id };

reviewQueries('session', session, {
  insertSession: () =>
    session.insertSession(cold, {
      ...who,
      id,
      campaignId: id,
      unitId: id,
      code: 'ABCDEF',
      topics: ['s'],
      now,
    }),
  selectSession: () => session.selectSession(cold, id),
  selectLatestSession: () => session.selectLatestSession(cold, id, id),
  moveSession: () => session.moveSession(cold, id, 'prepared', { state: 'voting' }),
  countVotes: () => session.countVotes(cold, id),
  takeVotes: () => session.takeVotes(cold, id, 4),
  selectCauses: () => session.selectCauses(cold, id),
  keepCause: () => session.keepCause(cold, id, id),
  deleteCause: () => session.deleteCause(cold, id, id),
  selectOrganisation: () => session.selectOrganisation(cold),
  showSession: () => session.showSession(cold, 'ABCDEF'),
  selectTalk: () => session.selectTalk(cold, 'ABCDEF'),
  putVote: () => session.putVote(cold, { organisationId: id, sessionId: id, mark: bytes, choices: [0] }),
  insertTeamCause: () =>
    session.insertTeamCause(cold, { organisationId: id, sessionId: id, id, topic: 's', text: 't' }),
});

reviewQueries('follow', follow, {
  selectPageAddress: () => follow.selectPageAddress(cold, id, id),
  selectRowsOfUnits: () => follow.selectRowsOfUnits(cold, [id]),
  selectRow: () => follow.selectRow(cold, id),
  upsertShown: () =>
    follow.upsertShown(cold, {
      ...who,
      rowId: id,
      campaignId: id,
      unitId: id,
      text: 't',
      status: 'planned',
      deadline: '2026-11-22',
    }),
  deleteShown: () => follow.deleteShown(cold, id),
  showPage: () => follow.showPage(cold, 'a'),
  selectPage: () => follow.selectPage(cold, 'a'),
  selectNames: () => follow.selectNames(cold, id, [id]),
  selectDone: () => follow.selectDone(cold, id, [id]),
  showInvitation: () => follow.showInvitation(cold, bytes),
  selectPageOfLink: () => follow.selectPageOfLink(cold, bytes),
});
