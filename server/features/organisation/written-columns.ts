/** The columns of `employee` that an import writes, in the order in which `writeEmployees` gives them. */
export const EMPLOYEE_COLUMNS = [
  'id',
  'unit_id',
  'number',
  'family_name',
  'given_name',
  'email',
  'function_title',
  'function_group',
  'is_manager',
  'hours_share',
  'employed_from',
  'employed_until',
  'birth_year',
  'sex',
  'language',
] as const;
