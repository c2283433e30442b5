/**
 * Do two pieces of a questionnaire say the same? The order of their fields does not count: what comes out of the database
 * has its fields in another order than what went in.
 */
export function saysTheSame(one: unknown, other: unknown): boolean {
  return inFixedOrder(one) === inFixedOrder(other);
}

/** As JSON with the fields of every object in alphabetical order; a field without a value is no field. */
function inFixedOrder(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inFixedOrder).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${inFixedOrder(field)}`)
    .join()}}`;
}
