import type { ImportProblem } from '../../../../../../server/features/organisation/contract.ts';
import { m } from '$lib/paraglide/messages';

type Say = (values: Values) => string;
interface Values {
  readonly column: string;
  readonly found: string;
  readonly detail: string;
  /** For a clash with another line: what stands there, and its line. */
  readonly name: string;
  readonly line: string;
}

const SENTENCES: Readonly<Record<string, Say>> = {
  'file-empty': m.import_problem_file_empty,
  'file-is-workbook': m.import_problem_file_is_workbook,
  'file-not-text': m.import_problem_file_not_text,
  'file-too-long': m.import_problem_file_too_long,
  'file-without-rows': m.import_problem_file_without_rows,
  'file-not-csv': m.import_problem_file_not_csv,
  'quote-not-closed': m.import_problem_quote_not_closed,
  'column-missing': m.import_problem_column_missing,
  'column-twice': m.import_problem_column_twice,
  'wrong-number-of-fields': m.import_problem_wrong_number_of_fields,
  'number-twice': m.import_problem_number_twice,
  'too-long': m.import_problem_too_long,
  empty: m.import_problem_empty,
  'not-a-number': m.import_problem_not_a_number,
  'not-one-of': m.import_problem_not_one_of,
  'not-a-date': m.import_problem_not_a_date,
  'not-an-email': m.import_problem_not_an_email,
  'ends-before-start': m.import_problem_ends_before_start,
  'parent-unknown': m.import_problem_parent_unknown,
  'unit-two-names': m.import_problem_unit_two_names,
  'unit-two-parents': m.import_problem_unit_two_parents,
  'no-top-unit': m.import_problem_no_top_unit,
  'second-top-unit': m.import_problem_second_top_unit,
  'units-in-circle': m.import_problem_units_in_circle,
};

/** What is wrong and what to do, in one or two sentences. */
export function explainProblem({ code, column, found, detail }: ImportProblem): string {
  const [, name = '', line = ''] = /^(.*) \((\d+)\)$/.exec(detail ?? '') ?? [];
  const nothing = m.import_problem_nothing();
  return (SENTENCES[code] ?? m.import_problem_other)({
    column: column ?? '',
    found: found || nothing,
    detail: (detail ?? '').replace(/^(\d+)-(\d+)$/, '$1–$2'),
    name: name || nothing,
    line,
  });
}
