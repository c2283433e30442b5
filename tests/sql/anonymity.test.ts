import type { Terms } from '../../server/domain/campaign-contract/terms.ts';
import * as agreement from '../../server/features/campaigns/agreement/queries.ts';
import * as paper from '../../server/features/paper/queries.ts';
import * as promise from '../../server/features/promise/queries.ts';
import * as response from '../../server/features/response/queries.ts';
import { cold, reviewQueries } from './review-queries.ts';

const id = '00000000-0000-4000-8000-000000000000';
const now = new Date('2026-11-22T12:00:00Z');
const named = { organisationId: id, campaignId: id };

reviewQueries('paper', paper, {
  selectPaperCampaign: () => paper.selectPaperCampaign(cold, id),
  updatePaper: () => paper.updatePaper(cold, id, 'cards'),
  selectLetters: () => paper.selectLetters(cold, id),
  selectCards: () => paper.selectCards(cold, id),
  wipeLetters: () => paper.wipeLetters(cold, id),
  deleteCards: () => paper.deleteCards(cold, id),
});

reviewQueries('response', response, {
  selectDueCampaigns: () => response.selectDueCampaigns(cold, now),
  claimNight: () => response.claimNight(cold, id, now, now),
  ageIssues: () => response.ageIssues(cold, id),
  selectResponseTree: () => response.selectResponseTree(cold, id),
  countBallotsByScope: () => response.countBallotsByScope(cold, id),
  selectHeld: () => response.selectHeld(cold, id),
  replaceHeld: () => response.replaceHeld(cold, named, new Map([['b', 1]])),
  replaceFigures: () => response.replaceFigures(cold, named, []),
  selectFigures: () => response.selectFigures(cold, id),
  selectNight: () => response.selectNight(cold, id),
  selectOutdated: () => response.selectOutdated(cold, now),
  removeOutdatedInvitations: () => response.removeOutdatedInvitations(cold, id, now),
});

reviewQueries('agreement', agreement, {
  selectContracts: () => agreement.selectContracts(cold, id),
  insertContract: () =>
    agreement.insertContract(cold, {
      ...named,
      version: 1,
      terms: {} as Terms,
      termsHash: 'h',
      reason: '',
      madeBy: null,
      now,
    }),
  selectSignature: () => agreement.selectSignature(cold, id, 'h'),
  selectWord: () => agreement.selectWord(cold, id, 'h'),
  insertSignature: () =>
    agreement.insertSignature(cold, {
      ...named,
      termsHash: 'h',
      kind: 'signed',
      reason: '',
      accountId: id,
      now,
    }),
  selectConsentRequired: () => agreement.selectConsentRequired(cold),
  updateConsentRequired: () => agreement.updateConsentRequired(cold, true),
  selectSeal: () => agreement.selectSeal(cold, id),
  selectAgreements: () => agreement.selectAgreements(cold),
  selectAgreedTally: () => agreement.selectAgreedTally(cold, id),
  selectManifest: () => agreement.selectManifest(cold, id),
  selectUnitNames: () => agreement.selectUnitNames(cold, [id]),
  selectKeeping: () => agreement.selectKeeping(cold),
});

reviewQueries('promise', promise, {
  selectPromise: () => promise.selectPromise(cold, id),
  selectPromisedTerms: () => promise.selectPromisedTerms(cold, id),
  selectWordOfCouncil: () => promise.selectWordOfCouncil(cold, id, 'h'),
  selectDestruction: () => promise.selectDestruction(cold, id),
});
