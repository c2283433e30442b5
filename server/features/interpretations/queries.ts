import type { Query } from '../../db/connection.ts';
import type { Draft } from './contract.ts';

export function selectCampaignStatus(trx: Query, id: string) {
  return trx.selectFrom('campaign').select('status').where('id', '=', id).where('status', '<>', 'draft');
}

/** What stands signed, and the drafts of one author, for the units of the frozen tree. */
export function selectInterpretations(trx: Query, campaignId: string, authorId: string) {
  return trx
    .selectFrom('interpretation as i')
    .innerJoin('campaign_unit as u', (join) =>
      join
        .onRef('u.organisation_id', '=', 'i.organisation_id')
        .onRef('u.campaign_id', '=', 'i.campaign_id')
        .onRef('u.unit_id', '=', 'i.unit_id'),
    )
    .innerJoin('account as a', (join) =>
      join.onRef('a.organisation_id', '=', 'i.organisation_id').onRef('a.id', '=', 'i.author_id'),
    )
    .select([
      'i.id',
      'i.unit_id as unitId',
      'u.name as unitName',
      'i.reading',
      'i.advice',
      'i.limits',
      'i.valid_until as validUntil',
      'i.author_function as authorFunction',
      'i.author_name as signedName',
      'a.name as accountName',
      'i.state',
      'i.signed_at as signedAt',
    ])
    .where('i.campaign_id', '=', campaignId)
    .where((is) =>
      is.or([
        is('i.state', '=', 'signed'),
        is.and([is('i.state', '=', 'draft'), is('i.author_id', '=', authorId)]),
      ]),
    )
    .orderBy('u.code')
    .orderBy('i.state');
}

export function upsertDraft(
  trx: Query,
  draft: Draft & { organisationId: string; id: string; campaignId: string; authorId: string; now: Date },
) {
  const words = {
    reading: draft.reading,
    advice: draft.advice,
    limits: draft.limits,
    valid_until: draft.validUntil,
    author_function: draft.authorFunction,
    updated_at: draft.now,
  };
  return trx
    .insertInto('interpretation')
    .values({
      organisation_id: draft.organisationId,
      id: draft.id,
      campaign_id: draft.campaignId,
      unit_id: draft.unitId,
      author_id: draft.authorId,
      ...words,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'campaign_id', 'unit_id', 'author_id'])
        .where('state', '=', 'draft')
        .doUpdateSet(words),
    )
    .returning('id');
}

/** The own draft, held until it is signed. */
export function selectOwnDraft(trx: Query, campaignId: string, id: string, authorId: string) {
  return trx
    .selectFrom('interpretation')
    .select(['id', 'unit_id as unitId'])
    .where('campaign_id', '=', campaignId)
    .where('id', '=', id)
    .where('author_id', '=', authorId)
    .where('state', '=', 'draft')
    .forUpdate();
}

export function replaceSigned(trx: Query, campaignId: string, unitId: string, now: Date) {
  return trx
    .updateTable('interpretation')
    .set({ state: 'replaced', updated_at: now })
    .where('campaign_id', '=', campaignId)
    .where('unit_id', '=', unitId)
    .where('state', '=', 'signed');
}

export function signDraft(trx: Query, id: string, authorName: string, now: Date) {
  return trx
    .updateTable('interpretation')
    .set({ state: 'signed', author_name: authorName, signed_at: now, updated_at: now })
    .where('id', '=', id)
    .where('state', '=', 'draft');
}

export function withdrawSigned(trx: Query, campaignId: string, id: string, reason: string, now: Date) {
  return trx
    .updateTable('interpretation')
    .set({ state: 'withdrawn', withdrawn_reason: reason, updated_at: now })
    .where('campaign_id', '=', campaignId)
    .where('id', '=', id)
    .where('state', '=', 'signed')
    .returning('id');
}
