import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';
import type { RowFields } from '../../domain/plan/shapes.ts';

/** Refused (no row) when the row has another revision by now. */
export function updateRow(trx: Query, id: string, revision: number, fields: RowFields, now: Date) {
  return trx
    .updateTable('plan_row')
    .set({
      title: fields.title.trim(),
      description: fields.description,
      level: fields.level,
      step: fields.step,
      step_reason: fields.stepReason.trim(),
      prevention: fields.prevention,
      rie_reference: fields.rieReference,
      legal_article: fields.legalArticle,
      goal: fields.goal,
      indicator: fields.indicator,
      baseline: fields.baseline,
      target: fields.target,
      owner: fields.owner.trim(),
      owner_email: fields.ownerEmail?.toLowerCase() ?? null,
      executor: fields.executor,
      expertise: fields.expertise,
      starts_on: fields.startsOn,
      deadline: fields.deadline,
      status: fields.status,
      done_on: fields.doneOn,
      remark: fields.remark,
      budget_planned: fields.budgetPlanned,
      budget_spent: fields.budgetSpent,
      hours_planned: fields.hoursPlanned,
      hours_spent: fields.hoursSpent,
      education_needed: fields.educationNeeded,
      education_done_on: fields.educationDoneOn,
      council_kind: fields.councilKind,
      council_on: fields.councilOn,
      expert_advice: fields.expertAdvice,
      communication: fields.communication,
      communicated_on: fields.communicatedOn,
      evaluate_on: fields.evaluateOn,
      effect: fields.effect,
      effect_note: fields.effectNote,
      residual_class: fields.residualClass,
      residual_reason: fields.residualReason,
      revision: sql<number>`revision + 1`,
      updated_at: now,
    })
    .where('id', '=', id)
    .where('revision', '=', revision);
}

export function upsertCheck(
  trx: Query,
  check: {
    organisationId: string;
    rowId: string;
    months: number;
    checkedOn: string;
    outcome: 'on-track' | 'behind' | 'stuck';
    note: string;
    accountId: string;
  },
) {
  return trx
    .insertInto('plan_check')
    .values({
      organisation_id: check.organisationId,
      row_id: check.rowId,
      months: check.months,
      checked_on: check.checkedOn,
      outcome: check.outcome,
      note: check.note,
      checked_by: check.accountId,
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'row_id', 'months']).doUpdateSet((row) => ({
        checked_on: row.ref('excluded.checked_on'),
        outcome: row.ref('excluded.outcome'),
        note: row.ref('excluded.note'),
        checked_by: row.ref('excluded.checked_by'),
      })),
    );
}

/** The change log of a row and of the finding it belongs to, the newest first. */
export function selectLog(trx: Query, rowId: string, findingId: string) {
  return trx
    .selectFrom('plan_change')
    .leftJoin('account', (join) =>
      join
        .onRef('account.organisation_id', '=', 'plan_change.organisation_id')
        .onRef('account.id', '=', 'plan_change.changed_by'),
    )
    .select(['plan_change.id', 'changed_at as at', 'account.name as by', 'kind', 'fields'])
    .where((where) => where.or([where('row_id', '=', rowId), where('finding_id', '=', findingId)]))
    .orderBy('changed_at', 'desc')
    .orderBy('plan_change.id')
    .limit(500);
}

/** The newest published campaign of a questionnaire that closed after a day: what came of it. */
export function selectLaterCampaigns(trx: Query) {
  return trx
    .selectFrom('campaign')
    .select(['id', 'title', 'closes_on as closesOn', 'questionnaire_id as questionnaireId', 'definition'])
    .where('status', '=', 'published')
    .orderBy('closes_on', 'desc');
}

export function selectOrganisation(trx: Query) {
  return trx
    .selectFrom('organisation')
    .select(['name', 'demonstration', 'sector', 'size_class as sizeClass']);
}
