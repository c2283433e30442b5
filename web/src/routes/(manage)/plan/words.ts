import type { Answer } from '$lib/api';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';

export type Row = Answer<'GET /api/plan'>['rows'][number];
export type Detail = Answer<'GET /api/plan/rows/:rowId'>;
export type Finding = Answer<'GET /api/findings'>['findings'][number];
export type RiskClass = NonNullable<Row['riskClass']>;

/** What the row rests on, in words: "Werkdruk: 62 (organisatie 55), 10–14 antwoorden." */
export const findingText = ({ says }: Pick<Row, 'says'>): string => says[getLocale()];

type Words<K extends string> = Readonly<Record<K, () => string>>;
export interface Option {
  readonly value: string;
  readonly label: string;
}
const options = (words: Words<string>): Option[] =>
  Object.entries(words).map(([value, label]) => ({ value, label: label() }));

export const STATUS_WORDS: Words<Row['status']> = {
  planned: m.plan_status_planned,
  'in-progress': m.plan_status_in_progress,
  done: m.plan_status_done,
  stopped: m.plan_status_stopped,
};
export const STATUSES = ['planned', 'in-progress', 'done', 'stopped'] as const;
export const statusText = (status: Row['status']): string => STATUS_WORDS[status]();
export const STATUS_LOOKS = {
  planned: 'quiet',
  'in-progress': 'water',
  done: 'moss',
  stopped: 'quiet',
} as const;

const RISK_WORDS: Words<RiskClass> = {
  low: m.plan_risk_low,
  medium: m.plan_risk_medium,
  high: m.plan_risk_high,
  'very-high': m.plan_risk_very_high,
};
export const RISKS = ['very-high', 'high', 'medium', 'low'] as const;
export const riskText = (risk: RiskClass | null): string => (risk ? RISK_WORDS[risk]() : m.plan_risk_none());
export const RISK_LOOKS = { low: 'quiet', medium: 'water', high: 'ochre', 'very-high': 'clay' } as const;

const STEP_WORDS: Words<Row['step']> = {
  source: m.plan_step_source,
  collective: m.plan_step_collective,
  individual: m.plan_step_individual,
  'personal-protection': m.plan_step_protection,
};
export const stepText = (step: Row['step']): string => STEP_WORDS[step]();

const LEVEL_WORDS: Words<Row['level']> = {
  individual: m.plan_level_individual,
  team: m.plan_level_team,
  organisation: m.plan_level_organisation,
};
const PREVENTION_WORDS: Words<NonNullable<Row['prevention']>> = {
  primary: m.plan_prevention_primary,
  secondary: m.plan_prevention_secondary,
  tertiary: m.plan_prevention_tertiary,
};
const COUNCIL_WORDS: Words<NonNullable<Row['councilKind']>> = {
  consent: m.plan_council_consent,
  consultation: m.plan_council_consultation,
};
const EFFECT_WORDS: Words<NonNullable<Row['effect']>> = {
  improved: m.plan_effect_improved,
  'no-clear-difference': m.plan_effect_no_clear_difference,
  worsened: m.plan_effect_worsened,
  'not-measured': m.plan_effect_not_measured,
};
const PSA_WORDS: Words<NonNullable<Finding['psaCategory']>> = {
  'work-pressure': m.plan_psa_work_pressure,
  'aggression-and-violence': m.plan_psa_aggression_and_violence,
  'sexual-harassment': m.plan_psa_sexual_harassment,
  bullying: m.plan_psa_bullying,
  discrimination: m.plan_psa_discrimination,
  none: m.plan_psa_none,
};
const FIELD_4A_WORDS: Words<NonNullable<Finding['field4A']>> = {
  content: m.plan_4a_content,
  relations: m.plan_4a_relations,
  conditions: m.plan_4a_conditions,
  terms: m.plan_4a_terms,
  absence: m.plan_4a_absence,
};
const SOURCE_WORDS: Words<Finding['causes'][number]['source']> = {
  'team-session': m.plan_source_team_session,
  interview: m.plan_source_interview,
  adviser: m.plan_source_adviser,
  observation: m.plan_source_observation,
};
const OUTCOME_WORDS: Words<NonNullable<Row['checks'][number]['outcome']>> = {
  'on-track': m.plan_check_on_track,
  behind: m.plan_check_behind,
  stuck: m.plan_check_stuck,
};
export const sourceText = (source: Finding['causes'][number]['source']): string => SOURCE_WORDS[source]();
export const outcomeText = (outcome: NonNullable<Row['checks'][number]['outcome']>): string =>
  OUTCOME_WORDS[outcome]();

/** The choices of each field that has some; the words for a stored value as well. */
export const CHOICES = {
  status: STATUS_WORDS,
  step: STEP_WORDS,
  level: LEVEL_WORDS,
  prevention: PREVENTION_WORDS,
  councilKind: COUNCIL_WORDS,
  effect: EFFECT_WORDS,
  residualClass: RISK_WORDS,
  riskRated: RISK_WORDS,
  riskOverride: RISK_WORDS,
  psaCategory: PSA_WORDS,
  field4A: FIELD_4A_WORDS,
  source: SOURCE_WORDS,
  outcome: OUTCOME_WORDS,
} satisfies Record<string, Words<string>>;
export type Choice = keyof typeof CHOICES;
export const choices = (field: Choice): Option[] => options(CHOICES[field]);

const PROBLEMS: Words<string> = {
  'step-without-reason': m.plan_problem_step_without_reason,
  'cause-missing': m.plan_problem_cause_missing,
  'risk-missing': m.plan_problem_risk_missing,
  'effect-missing': m.plan_problem_effect_missing,
  'effect-unexplained': m.plan_problem_effect_unexplained,
  'residual-missing': m.plan_problem_residual_missing,
  'residual-unexplained': m.plan_problem_residual_unexplained,
  'done-on-missing': m.plan_problem_done_on_missing,
  'education-open': m.plan_problem_education_open,
  'stopped-without-reason': m.plan_problem_stopped_without_reason,
  'council-without-date': m.plan_problem_council_without_date,
  'wrong-way': m.plan_problem_wrong_way,
};

/** What is wrong with a row, in sentences; empty when the refusal was about something else. */
export function rowProblems(error: unknown): string[] {
  const details = (error as { details?: { problems?: unknown } } | null)?.details;
  const codes = Array.isArray(details?.problems) ? (details.problems as string[]) : [];
  return codes.flatMap((code) => PROBLEMS[code]?.() ?? []);
}
