import type { Compilable, RawBuilder } from 'kysely';
import * as ballots from '../../server/features/ballots/queries.ts';
import * as campaigns from '../../server/features/campaigns/queries.ts';
import * as comments from '../../server/features/comments/queries.ts';
import * as figures from '../../server/features/figures/queries.ts';
import * as invitations from '../../server/features/invitations/queries.ts';
import * as mailbox from '../../server/features/mailbox/queries.ts';
import * as normPool from '../../server/features/norm-pool/queries.ts';
import * as organisation from '../../server/features/organisation/queries.ts';
import * as releases from '../../server/features/releases/queries.ts';
import * as results from '../../server/features/results/queries.ts';
import * as tally from '../../server/features/tally/queries.ts';
import * as published from '../../server/db/published-cells.ts';
import { cold, reviewQueries } from './review-queries.ts';

const id = '00000000-0000-4000-8000-000000000000';
const now = new Date('2026-11-22T12:00:00Z');
const day = '2026-11-22';
const bytes = Buffer.alloc(1);
const draft = {
  questionnaireId: 'q',
  variant: 'short' as const,
  title: 't',
  opensOn: day,
  closesOn: day,
  unitIds: [id],
  version: '1.0.0',
  minimumGroup: 5,
};
type Made = Compilable | Promise<unknown> | RawBuilder<unknown>;

/** One call per exported query. */
const CALLS: Record<string, Record<string, () => Made>> = {
  ballots: {
    putBallots: () => ballots.putBallots(cold, [{ campaignId: id, scopeId: id, serial: bytes, box: bytes }]),
    selectPublicCampaign: () => ballots.selectPublicCampaign(cold, id),
    selectScopeKeys: () => ballots.selectScopeKeys(cold, id),
    selectReceipt: () => ballots.selectReceipt(cold, id, 'r'),
  },
  campaigns: {
    selectCampaigns: () => campaigns.selectCampaigns(cold, false),
    selectCampaign: () => campaigns.selectCampaign(cold, id),
    insertDraft: () => campaigns.insertDraft(cold, { ...draft, organisationId: id, id, now }),
    updateDraft: () => campaigns.updateDraft(cold, id, draft),
    deleteDraft: () => campaigns.deleteDraft(cold, id),
    selectRoster: () => campaigns.selectRoster(cold, { unitIds: [id], opensOn: day }),
    selectLivingUnits: () => campaigns.selectLivingUnits(cold),
    insertJob: () =>
      campaigns.insertJob(cold, { organisationId: id, id, campaignId: id, kind: 'launch', now }),
    selectJob: () => campaigns.selectJob(cold, id),
    selectTally: () => campaigns.selectTally(cold, id),
    selectInvited: () => campaigns.selectInvited(cold, id),
    closeCampaign: () => campaigns.closeCampaign(cold, id, now),
    selectFrozenUnits: () => campaigns.selectFrozenUnits(cold, id),
    selectOverlapping: () => campaigns.selectOverlapping(cold, { opensOn: day, closesOn: day }),
  },
  comments: {
    selectCampaigns: () => comments.selectCampaigns(cold),
    selectProgress: () => comments.selectProgress(cold, [id]),
    selectQuestions: () => comments.selectQuestions(cold, id),
    selectComments: () => comments.selectComments(cold, id),
    decideComment: () =>
      comments.decideComment(
        cold,
        { campaignId: id, commentId: id },
        { decision: 'withheld', text: null, reason: 'health' },
      ),
    insertLists: () =>
      comments.insertLists(cold, [
        { organisation_id: id, campaign_id: id, unit_id: id, question: 'q', cell: '{}' },
      ]),
    markReleased: () =>
      comments.markReleased(
        cold,
        { campaignId: id, question: 'q' },
        { released_at: now, released_by: id, published: 1, redacted: 1, withheld: 1, reasons: '{}' },
      ),
    deleteComments: () => comments.deleteComments(cold, id),
    selectLists: () => comments.selectLists(cold, id, id),
    selectNames: () => comments.selectNames(cold),
  },
  figures: {
    selectPublishedSets: () => figures.selectPublishedSets(cold, id),
  },
  invitations: {
    findInvitations: () => invitations.findInvitations(cold, [bytes]),
    issueCredentials: () =>
      invitations.issueCredentials(cold, [{ tokenHash: bytes, blindedHash: bytes, again: false }]),
  },
  mailbox: {
    countMessages: () => mailbox.countMessages(cold, { campaignId: id }),
    selectMessages: () => mailbox.selectMessages(cold, { search: 'a' }),
    selectMessage: () => mailbox.selectMessage(cold, id, { onlyLetters: true }),
    selectOwnServer: () => mailbox.selectOwnServer(cold),
  },
  normPool: {
    selectConsent: () => normPool.selectConsent(cold),
    insertConsent: () => normPool.insertConsent(cold, { organisationId: id, accountId: id, now }),
    deleteConsent: () => normPool.deleteConsent(cold),
    selectConsenting: () => normPool.selectConsenting(cold),
    selectMembers: () => normPool.selectMembers(cold, [id]),
    selectNewest: () =>
      normPool.selectNewest(cold, id, {
        questionnaireId: 'q',
        questionnaireVersion: '1',
        variant: 'short',
        after: day,
      }),
    selectWholeHistograms: () => normPool.selectWholeHistograms(cold, id),
    insertVersion: () =>
      normPool.insertVersion(cold, {
        id,
        questionnaire_id: 'q',
        questionnaire_version: '1',
        variant: 'short',
        number: 1,
        made_at: now,
        organisations: 10,
      }),
    insertFigures: () =>
      normPool.insertFigures(cold, [{ id, scale: 's', mean: 1, sd: 1, n_from: 5, n_to: null }]),
    insertMembers: () => normPool.insertMembers(cold, [{ id, organisation_id: id }]),
  },
  organisation: {
    selectTree: () => organisation.selectTree(cold, day),
    selectCurrentUnits: () => organisation.selectCurrentUnits(cold),
    selectEmployeesDigest: () => organisation.selectEmployeesDigest(cold),
    selectPeopleChanges: () => organisation.selectPeopleChanges(cold, { today: day, most: 200 }),
    upsertUnits: () => organisation.upsertUnits(cold, id, [{ id, code: 'c', name: 'n', parentId: null }]),
    endUnits: () => organisation.endUnits(cold, ['c'], day),
    createArriving: () => organisation.createArriving(cold),
    changeEmployees: () => organisation.changeEmployees(cold),
    insertEmployees: () => organisation.insertEmployees(cold, id),
    endEmployment: () => organisation.endEmployment(cold, day),
  },
  published: {
    selectPublishedCells: () =>
      published.selectPublishedCells(cold, { campaignId: id, kind: 'scale', unitIds: [id], scale: 's' }),
    selectFrozenTree: () => published.selectFrozenTree(cold, id),
  },
  releases: {
    holdCampaign: () => releases.holdCampaign(cold, id),
    selectReleases: () => releases.selectReleases(cold, id),
    selectRenamed: () => releases.selectRenamed(cold, id),
    selectLivingUnits: () => releases.selectLivingUnits(cold),
    selectLedger: () => releases.selectLedger(cold, id),
    selectCells: () => releases.selectCells(cold, id),
    insertReleaseUnits: () =>
      releases.insertReleaseUnits(cold, [
        {
          organisation_id: id,
          release_id: id,
          unit_id: id,
          parent_unit_id: null,
          frozen_unit_id: id,
          code: 'c',
          name: 'n',
        },
      ]),
  },
  results: {
    selectResponse: () => results.selectResponse(cold, id),
    selectOrganisation: () => results.selectOrganisation(cold),
  },
  tally: {
    selectCampaignForTally: () => tally.selectCampaignForTally(cold, id),
    selectScopeUnits: () => tally.selectScopeUnits(cold, id),
    selectCampaignTree: () => tally.selectCampaignTree(cold, id),
    countBallots: () => tally.countBallots(cold, id),
    selectBallots: () => tally.selectBallots(cold, id, bytes, 1000),
    holdBallotBox: () => tally.holdBallotBox(cold, id),
    shredBallotBox: () => tally.shredBallotBox(cold, id),
    markPublished: () => tally.markPublished(cold, id, now),
    insertReceipts: () => tally.insertReceipts(cold, { organisationId: id, campaignId: id }, ['r']),
    insertTally: () =>
      tally.insertTally(
        cold,
        { organisationId: id, campaignId: id },
        { counted: 1, invalid: 0, refused: {}, reissued: 0 },
      ),
    selectHeldResponse: () => tally.selectHeldResponse(cold, id),
    selectSeriesBefore: () => tally.selectSeriesBefore(cold, id),
    insertPages: () =>
      tally.insertPages(cold, { organisationId: id, campaignId: id }, [
        { unitId: id, address: 'a', path: [id], said: null },
      ]),
    insertAnalyses: () =>
      tally.insertAnalyses(cold, { organisationId: id, campaignId: id }, [
        { kind: 'response', unit: id, withheld: true },
      ]),
    selectTerms: () => tally.selectTerms(cold, id),
    countReissues: () => tally.countReissues(cold, id),
    selectCertificate: () => tally.selectCertificate(cold, id),
    updateCertificate: () => tally.updateCertificate(cold, id, {}),
    boxIsGone: () => tally.boxIsGone(cold, id),
    pushOutLog: () => tally.pushOutLog(cold),
    deleteCards: () => tally.deleteCards(cold, id),
    deleteWaitingMail: () => tally.deleteWaitingMail(cold, id),
    retryTally: () => tally.retryTally(cold, id),
    selectSealedCampaign: () => tally.selectSealedCampaign(cold, id),
    insertSeal: () =>
      tally.insertSeal(cold, { organisationId: id, campaignId: id, accountId: id, publicKey: bytes, now }),
    deleteSeal: () => tally.deleteSeal(cold, id),
  },
};

const MODULES = {
  ballots,
  campaigns,
  comments,
  figures,
  invitations,
  mailbox,
  normPool,
  organisation,
  published,
  releases,
  results,
  tally,
};

for (const [noun, calls] of Object.entries(CALLS)) {
  reviewQueries(noun, MODULES[noun as keyof typeof MODULES], calls);
}
