import type { Query } from '../../db/connection.ts';
import type { FindingFields } from '../../domain/plan/shapes.ts';
import type { RiskInputs } from '../../domain/risk/rate-risk.ts';
import type { RiskClass } from '../../domain/risk/risk-class.ts';

/** The newest published campaign of each questionnaire: what the organisation knows about itself now. */
export function selectNewestCampaigns(trx: Query) {
  return trx
    .selectFrom('campaign')
    .distinctOn('questionnaire_id')
    .select(['id', 'title', 'closes_on as closesOn', 'questionnaire_id as questionnaireId', 'definition'])
    .where('status', '=', 'published')
    .orderBy('questionnaire_id')
    .orderBy('closes_on', 'desc');
}

export function selectUnitName(trx: Query, id: string) {
  return trx.selectFrom('unit').select(['id', 'name']).where('id', '=', id);
}

/** Units that exist today, by their place in the codes. */
export function selectUnitNames(trx: Query) {
  return trx.selectFrom('unit').select(['id', 'name']).where('ended_on', 'is', null).orderBy('code');
}

export function updateFinding(trx: Query, id: string, fields: FindingFields) {
  return trx
    .updateTable('finding')
    .set({
      psa_category: fields.psaCategory,
      field_4a: fields.field4A,
      exposed_group: fields.exposedGroup,
      exposed_number: fields.exposedNumber,
      special_category: fields.specialCategory,
    })
    .where('id', '=', id);
}

export interface Weighed {
  readonly inputs: RiskInputs;
  readonly rated: RiskClass;
  readonly reported: boolean;
  readonly override: RiskClass | null;
  readonly reason: string;
}

export function updateRisk(trx: Query, id: string, { inputs, rated, reported, override, reason }: Weighed) {
  return trx
    .updateTable('finding')
    .set({
      risk_method: inputs.method,
      risk_inputs: JSON.stringify(inputs),
      risk_class: rated,
      risk_reported: reported,
      risk_override: override,
      risk_reason: reason.trim(),
    })
    .where('id', '=', id);
}

export function updateReported(trx: Query, id: string) {
  return trx.updateTable('finding').set({ risk_reported: true }).where('id', '=', id);
}

export function deleteCause(trx: Query, findingId: string, id: string) {
  return trx.deleteFrom('cause').where('finding_id', '=', findingId).where('id', '=', id).returning('text');
}

export function acceptFindings(
  trx: Query,
  ids: readonly string[],
  signed: { because: string; accountId: string; now: Date },
) {
  return trx
    .updateTable('finding')
    .set({ accepted_because: signed.because.trim(), accepted_by: signed.accountId, accepted_at: signed.now })
    .where('id', 'in', ids);
}

export function withdrawAcceptance(trx: Query, id: string) {
  return trx
    .updateTable('finding')
    .set({ accepted_because: null, accepted_by: null, accepted_at: null })
    .where('id', '=', id);
}
