import type { FileProblem } from '../../../../../../server/features/absence-import/contract.ts';
import { m } from '$lib/paraglide/messages';
import type { Role } from './upload';

export const ROLE_WORDS: Readonly<Record<Role, () => string>> = {
  cases: m.absence_role_cases,
  employments: m.absence_role_employments,
  'unit-months': m.absence_role_unit_months,
  totals: m.absence_role_totals,
  complaints: m.absence_role_complaints,
};

const SENTENCES: Readonly<Record<string, (values: { found: string; detail: string }) => string>> = {
  'file-empty': m.absence_problem_file_empty,
  'file-is-workbook': m.absence_problem_file_is_workbook,
  'file-not-utf8': m.absence_problem_file_not_utf8,
  'file-not-csv': m.absence_problem_file_not_csv,
  'file-too-long': m.absence_problem_file_too_long,
  'file-without-rows': m.absence_problem_file_without_rows,
  'quote-not-closed': m.absence_problem_quote_not_closed,
  'wrong-number-of-fields': m.absence_problem_wrong_number_of_fields,
  'column-missing': m.absence_problem_column_missing,
  'medical-column': m.absence_problem_medical_column,
  'medical-content': m.absence_problem_medical_content,
  'name-column': m.absence_problem_name_column,
  'name-content': m.absence_problem_name_content,
  'personnel-number': m.absence_problem_personnel_number,
  'kind-not-known': m.absence_problem_kind_not_known,
  empty: m.absence_problem_empty,
  'too-long': m.absence_problem_too_long,
  'not-a-date': m.absence_problem_not_a_date,
  'not-a-month': m.absence_problem_not_a_month,
  'not-a-year': m.absence_problem_not_a_year,
  'not-a-number': m.absence_problem_not_a_number,
  'ends-before-start': m.absence_problem_ends_before_start,
  'day-in-future': m.absence_problem_day_in_future,
  'progress-not-right': m.absence_problem_progress_not_right,
  'progress-outside': m.absence_problem_progress_outside,
  'cases-overlap': m.absence_problem_cases_overlap,
  'employments-overlap': m.absence_problem_employments_overlap,
  'employments-missing': m.absence_problem_employments_missing,
  'person-not-employed': m.absence_problem_person_not_employed,
  'unit-unknown': m.absence_problem_unit_unknown,
  'months-wrong': m.absence_problem_months_wrong,
  'month-twice': m.absence_problem_month_twice,
  'group-twice': m.absence_problem_group_twice,
  'more-sick-than-employed': m.absence_problem_more_sick_than_employed,
  'complaint-other-column': m.absence_problem_complaint_other_column,
  'complaint-too-few': m.absence_problem_complaint_too_few,
};

/** What is wrong and what to do. */
export function explainProblem({ code, found, detail }: FileProblem): string {
  const sentence = SENTENCES[code] ?? m.absence_problem_other;
  return sentence({ found: found ?? '', detail: (detail ?? '').replace(/^(\d+)-(\d+)$/, '$1–$2') });
}
