import type { Answer } from '$lib/api';
import { m } from '$lib/paraglide/messages';

type Fault = Answer<'POST /api/accounts/sync/preview'>['problems'][number];

const SENTENCES: Readonly<Record<string, (value: { value: string }) => string>> = {
  'not-csv': () => m.settings_fault_not_csv(),
  'too-long': () => m.settings_fault_too_long(),
  'column-missing': m.settings_fault_column_missing,
  'no-email': m.settings_fault_no_email,
  'no-name': m.settings_fault_no_name,
  'unknown-role': m.settings_fault_unknown_role,
  'unknown-unit': m.settings_fault_unknown_unit,
  'no-unit': m.settings_fault_no_unit,
  'wrong-date': m.settings_fault_wrong_date,
  'role-by-hand': m.settings_fault_role_by_hand,
  'role-twice': m.settings_fault_role_twice,
  'wrong-active': m.settings_fault_wrong_active,
  'empty-list': () => m.settings_fault_empty_list(),
};

/** What is wrong on this line of the list and what to write instead. */
export function explainListProblem({ code, value }: Fault): string {
  return (SENTENCES[code] ?? (() => m.settings_fault_not_csv()))({ value });
}
