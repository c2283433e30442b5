import { longDate, number } from '$lib/format';
import { m } from '$lib/paraglide/messages';
import { CHOICES, type Choice } from './words';

/** The name of every field of a finding or a row: in forms, in the change log and between versions. */
const LABELS: Readonly<Record<string, () => string>> = {
  title: m.plan_field_title,
  description: m.plan_field_description,
  level: m.plan_field_level,
  step: m.plan_field_step,
  stepReason: m.plan_field_step_reason,
  prevention: m.plan_field_prevention,
  rieReference: m.plan_field_rie_reference,
  legalArticle: m.plan_field_legal_article,
  goal: m.plan_field_goal,
  indicator: m.plan_field_indicator,
  baseline: m.plan_field_baseline,
  target: m.plan_field_target,
  owner: m.plan_field_owner,
  ownerEmail: m.plan_field_owner_email,
  executor: m.plan_field_executor,
  expertise: m.plan_field_expertise,
  startsOn: m.plan_field_starts_on,
  deadline: m.plan_field_deadline,
  status: m.plan_field_status,
  doneOn: m.plan_field_done_on,
  remark: m.plan_field_remark,
  budgetPlanned: m.plan_field_budget_planned,
  budgetSpent: m.plan_field_budget_spent,
  hoursPlanned: m.plan_field_hours_planned,
  hoursSpent: m.plan_field_hours_spent,
  educationNeeded: m.plan_field_education_needed,
  educationDoneOn: m.plan_field_education_done_on,
  councilKind: m.plan_field_council_kind,
  councilOn: m.plan_field_council_on,
  expertAdvice: m.plan_field_expert_advice,
  communication: m.plan_field_communication,
  communicatedOn: m.plan_field_communicated_on,
  evaluateOn: m.plan_field_evaluate_on,
  effect: m.plan_field_effect,
  effectNote: m.plan_field_effect_note,
  residualClass: m.plan_field_residual_class,
  residualReason: m.plan_field_residual_reason,
  psaCategory: m.plan_field_psa_category,
  field4A: m.plan_field_field_4a,
  exposedGroup: m.plan_field_exposed_group,
  exposedNumber: m.plan_field_exposed_number,
  specialCategory: m.plan_field_special_category,
  riskInputs: m.plan_field_risk_inputs,
  riskRated: m.plan_field_risk_rated,
  riskReported: m.plan_field_risk_reported,
  riskOverride: m.plan_field_risk_override,
  riskReason: m.plan_field_risk_reason,
  acceptedBecause: m.plan_field_accepted_because,
  acceptedBy: m.plan_field_accepted_by,
  acceptedOn: m.plan_field_accepted_on,
  causes: m.plan_field_causes,
  cause: m.plan_field_cause,
  attachment: m.plan_field_attachment,
  check3: m.plan_field_check3,
  check6: m.plan_field_check6,
  year: m.plan_field_year,
};

export const fieldLabel = (field: string): string => LABELS[field]?.() ?? field;

/** A stored value in words: a choice by its name, a day as a date, an amount as a number. */
export function valueText(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return m.plan_log_empty();
  if (typeof value === 'boolean') return value ? m.plan_yes() : m.plan_no();
  if (typeof value === 'number') return number(value, Number.isInteger(value) ? 0 : 2);
  if (Array.isArray(value))
    return value
      .map((entry: unknown) => (entry as { text?: string }).text ?? JSON.stringify(entry))
      .join('; ');
  if (typeof value === 'object')
    return Object.values(value)
      .filter((part) => typeof part === 'number')
      .join(' × ');
  const text = String(value);
  const choice = field.startsWith('check') ? 'outcome' : field;
  const words = (CHOICES[choice as Choice] as Readonly<Record<string, () => string>> | undefined)?.[text];
  if (words) return words();
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? longDate(text) : text;
}
