import type { Query } from '../../db/connection.ts';
import type { PlanContent } from '../../domain/plan/shapes.ts';
import type { Council, Review } from './versions-contract.ts';

const COLUMNS = [
  'plan_version.id',
  'number',
  'state',
  'council_kind as councilKind',
  'council_on as councilOn',
  'council_note as councilNote',
  'council.name as councilBy',
  'system_review as systemReview',
  'system_review_on as systemReviewOn',
  'system_review_expert as systemReviewExpert',
  'system_review_note as systemReviewNote',
  'system.name as systemReviewBy',
  'scope_review as scopeReview',
  'scope_review_on as scopeReviewOn',
  'scope_review_expert as scopeReviewExpert',
  'scope_review_note as scopeReviewNote',
  'scope.name as scopeReviewBy',
  'signer_name as signerName',
  'signer_function as signerFunction',
  'signer.name as signedBy',
  'signed_at as signedAt',
  'content',
  'content_hash as contentHash',
] as const;

/** All versions with the names of those who wrote something down, the newest first. */
export function selectVersions(trx: Query) {
  return trx
    .selectFrom('plan_version')
    .leftJoin('account as council', (join) =>
      join
        .onRef('council.organisation_id', '=', 'plan_version.organisation_id')
        .onRef('council.id', '=', 'plan_version.council_by'),
    )
    .leftJoin('account as system', (join) =>
      join
        .onRef('system.organisation_id', '=', 'plan_version.organisation_id')
        .onRef('system.id', '=', 'plan_version.system_review_by'),
    )
    .leftJoin('account as scope', (join) =>
      join
        .onRef('scope.organisation_id', '=', 'plan_version.organisation_id')
        .onRef('scope.id', '=', 'plan_version.scope_review_by'),
    )
    .leftJoin('account as signer', (join) =>
      join
        .onRef('signer.organisation_id', '=', 'plan_version.organisation_id')
        .onRef('signer.id', '=', 'plan_version.signed_by'),
    )
    .select([...COLUMNS])
    .orderBy('number', 'desc')
    .limit(200);
}

/** The next version, made when there is none in preparation. */
export function insertPreparing(trx: Query, organisationId: string, id: string, now: Date) {
  return trx
    .insertInto('plan_version')
    .columns(['organisation_id', 'id', 'number', 'created_at'])
    .expression((from) =>
      from
        .selectFrom('plan_version')
        .select((select) => [
          select.val(organisationId).as('organisation_id'),
          select.val(id).as('id'),
          select(select.fn.coalesce(select.fn.max('number'), select.lit(0)), '+', select.lit(1)).as('number'),
          select.val(now).as('created_at'),
        ]),
    )
    .onConflict((conflict) => conflict.doNothing());
}

export function updateCouncil(trx: Query, { kind, on, note }: Council, accountId: string) {
  return trx
    .updateTable('plan_version')
    .set({ council_kind: kind, council_on: on, council_note: note.trim(), council_by: accountId })
    .where('state', '=', 'preparing');
}

export function updateSystemReview(trx: Query, review: Review, accountId: string) {
  return trx
    .updateTable('plan_version')
    .set({
      system_review: review.kind,
      system_review_on: review.on,
      system_review_expert: review.expert.trim(),
      system_review_note: review.note.trim(),
      system_review_by: accountId,
    })
    .where('state', '=', 'preparing');
}

export function updateScopeReview(trx: Query, review: Review, accountId: string) {
  return trx
    .updateTable('plan_version')
    .set({
      scope_review: review.kind,
      scope_review_on: review.on,
      scope_review_expert: review.expert.trim(),
      scope_review_note: review.note.trim(),
      scope_review_by: accountId,
    })
    .where('state', '=', 'preparing');
}

export function signVersion(
  trx: Query,
  signed: {
    name: string;
    signerFunction: string;
    accountId: string;
    now: Date;
    content: PlanContent;
    contentHash: string;
  },
) {
  return trx
    .updateTable('plan_version')
    .set({
      state: 'signed',
      signer_name: signed.name.trim(),
      signer_function: signed.signerFunction.trim(),
      signed_by: signed.accountId,
      signed_at: signed.now,
      content: JSON.stringify(signed.content),
      content_hash: signed.contentHash,
    })
    .where('state', '=', 'preparing')
    .returning('number');
}
