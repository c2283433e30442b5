import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';

/** More than this nobody can oversee; the pages say so. */
const MOST_ROWS = 2000;

const dayOf = (column: string) =>
  sql<string>`to_char(${sql.ref(column)} at time zone 'Europe/Amsterdam', 'YYYY-MM-DD')`;

export function selectFindings(trx: Query) {
  return trx
    .selectFrom('finding')
    .innerJoin('unit', (join) =>
      join
        .onRef('unit.organisation_id', '=', 'finding.organisation_id')
        .onRef('unit.id', '=', 'finding.unit_id'),
    )
    .leftJoin('account', (join) =>
      join
        .onRef('account.organisation_id', '=', 'finding.organisation_id')
        .onRef('account.id', '=', 'finding.accepted_by'),
    )
    .select([
      'finding.id',
      'finding.campaign_id as campaignId',
      'finding.scale',
      'finding.unit_id as unitId',
      'unit.name as unitName',
      'finding.evidence',
      'finding.psa_category as psaCategory',
      'finding.field_4a as field4A',
      'finding.exposed_group as exposedGroup',
      'finding.exposed_number as exposedNumber',
      'finding.special_category as specialCategory',
      'finding.risk_inputs as riskInputs',
      'finding.risk_class as riskRated',
      'finding.risk_reported as riskReported',
      'finding.risk_override as riskOverride',
      'finding.risk_reason as riskReason',
      'finding.accepted_because as acceptedBecause',
      'account.name as acceptedBy',
      dayOf('finding.accepted_at').as('acceptedOn'),
      dayOf('finding.created_at').as('foundOn'),
    ])
    .orderBy('finding.created_at')
    .orderBy('unit.code')
    .orderBy('finding.scale')
    .orderBy('finding.id')
    .limit(MOST_ROWS);
}

export function selectCauses(trx: Query) {
  return trx
    .selectFrom('cause')
    .select(['id', 'finding_id as findingId', 'text', 'source', 'heard_on as heardOn'])
    .orderBy('created_at')
    .orderBy('id')
    .limit(MOST_ROWS * 5);
}

export function selectPlanRows(trx: Query) {
  return trx
    .selectFrom('plan_row')
    .innerJoin('unit', (join) =>
      join
        .onRef('unit.organisation_id', '=', 'plan_row.organisation_id')
        .onRef('unit.id', '=', 'plan_row.unit_id'),
    )
    .select([
      'plan_row.id',
      'plan_row.number',
      'plan_row.finding_id as findingId',
      'plan_row.unit_id as unitId',
      'unit.name as unitName',
      'plan_row.measure_id as measureId',
      dayOf('plan_row.created_at').as('madeOn'),
      'revision',
      'title',
      'description',
      'level',
      'step',
      'step_reason as stepReason',
      'prevention',
      'rie_reference as rieReference',
      'legal_article as legalArticle',
      'goal',
      'indicator',
      'baseline',
      'target',
      'owner',
      'owner_email as ownerEmail',
      'executor',
      'expertise',
      'starts_on as startsOn',
      'deadline',
      'status',
      'done_on as doneOn',
      'remark',
      'budget_planned as budgetPlanned',
      'budget_spent as budgetSpent',
      'hours_planned as hoursPlanned',
      'hours_spent as hoursSpent',
      'education_needed as educationNeeded',
      'education_done_on as educationDoneOn',
      'council_kind as councilKind',
      'council_on as councilOn',
      'expert_advice as expertAdvice',
      'communication',
      'communicated_on as communicatedOn',
      'evaluate_on as evaluateOn',
      'effect',
      'effect_note as effectNote',
      'residual_class as residualClass',
      'residual_reason as residualReason',
    ])
    .orderBy('deadline')
    .orderBy('plan_row.number')
    .limit(MOST_ROWS);
}

/** Which interim checks were made, by row. */
export function selectChecks(trx: Query) {
  return trx
    .selectFrom('plan_check')
    .select(['row_id as rowId', 'months', 'checked_on as checkedOn', 'outcome', 'note'])
    .orderBy('row_id')
    .orderBy('months');
}

/** Where the units stand now: rights follow today's tree. */
export function selectUnitParents(trx: Query) {
  return trx.selectFrom('unit').select(['id', 'parent_id as parentId']);
}
