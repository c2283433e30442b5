import type { Query } from '../../db/connection.ts';
import type { Decision, Reason } from './contract.ts';

export interface KeptComment {
  id: string;
  question: string;
  block: string;
  sealed: Buffer;
  decision: Decision;
  text: string | null;
  reason: Reason | null;
}

export function selectCampaigns(trx: Query) {
  return trx
    .selectFrom('campaign')
    .select(['id', 'title', 'closes_on as closesOn', 'definition'])
    .where('status', '=', 'published')
    .orderBy('closes_on', 'desc')
    .limit(200);
}

/** The questions of these campaigns with the decisions so far: numbers only. */
export function selectProgress(trx: Query, campaignIds: readonly string[]) {
  return trx
    .selectFrom('comment_question as q')
    .leftJoin('comment as c', (join) =>
      join
        .onRef('c.organisation_id', '=', 'q.organisation_id')
        .onRef('c.campaign_id', '=', 'q.campaign_id')
        .onRef('c.question', '=', 'q.question'),
    )
    .select((select) => [
      'q.campaign_id as campaignId',
      'q.question',
      'q.written',
      'q.released_at as releasedAt',
      'q.published',
      'q.redacted',
      'q.withheld',
      'q.reasons',
      'c.decision',
      'c.reason',
      select.fn.count<number>('c.id').as('count'),
    ])
    .where('q.campaign_id', 'in', campaignIds)
    .groupBy(['q.organisation_id', 'q.campaign_id', 'q.question', 'c.decision', 'c.reason'])
    .orderBy('q.question');
}

/** Held by the one who publishes, so that nobody decides or publishes beside it. */
export function selectQuestions(trx: Query, campaignId: string) {
  return trx
    .selectFrom('comment_question')
    .select(['question', 'written', 'plan', 'released_at as releasedAt'])
    .where('campaign_id', '=', campaignId)
    .orderBy('question')
    .forUpdate();
}

/** Ids are random, so this order says nothing. */
export function selectComments(trx: Query, campaignId: string) {
  return trx
    .selectFrom('comment')
    .select(['id', 'question', 'block', 'sealed', 'decision', 'text', 'reason'])
    .where('campaign_id', '=', campaignId)
    .orderBy('id')
    .$castTo<KeptComment>();
}

export function decideComment(
  trx: Query,
  place: { campaignId: string; commentId: string },
  decision: { decision: string; text: string | null; reason: string | null },
) {
  return trx
    .updateTable('comment')
    .set(decision)
    .where('campaign_id', '=', place.campaignId)
    .where('id', '=', place.commentId);
}

export function insertLists(
  trx: Query,
  lists: readonly {
    organisation_id: string;
    campaign_id: string;
    unit_id: string;
    question: string;
    cell: string;
  }[],
) {
  return trx.insertInto('comment_list').values(lists);
}

export function markReleased(
  trx: Query,
  place: { campaignId: string; question: string },
  audit: {
    released_at: Date;
    released_by: string;
    published: number;
    redacted: number;
    withheld: number;
    reasons: string;
  },
) {
  return trx
    .updateTable('comment_question')
    .set(audit)
    .where('campaign_id', '=', place.campaignId)
    .where('question', '=', place.question);
}

export function deleteComments(trx: Query, campaignId: string) {
  return trx.deleteFrom('comment').where('campaign_id', '=', campaignId);
}

export function selectLists(trx: Query, campaignId: string, unitId: string) {
  return trx
    .selectFrom('comment_list')
    .select(['question', 'cell'])
    .where('campaign_id', '=', campaignId)
    .where('unit_id', '=', unitId);
}

/** Names that a comment may give away, to point them out to its reader. */
export function selectNames(trx: Query) {
  return trx.selectFrom('employee').select(['given_name as givenName', 'family_name as familyName']);
}
