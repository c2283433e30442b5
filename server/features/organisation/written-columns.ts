/** What an import writes about an employee, apart from number and unit. */
export const WRITTEN_COLUMNS = [
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

/** The columns of `arriving`, in the order in which the file is written out for it. */
export const ARRIVING_COLUMNS = ['line', 'unit_code', 'number', ...WRITTEN_COLUMNS] as const;
