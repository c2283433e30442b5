const YEARS = 5;

/**
 * The last day on which a figure is a norm: five years after the end of its own period. Five years is our choice.
 * Defined for: 2024, 2024H1, 2024Q3, 2024-05, and a range of these; otherwise null.
 */
export function expiresOn(period: string): string | null {
  const last = period.split(/\s*[–]\s*|(?<=\d)-(?=\d{4})/).at(-1) ?? '';
  const match = /^(\d{4})(?:Q([1-4])|H([12])|-(\d{2}))?$/.exec(last);
  if (!match) return null;
  const [, year = '', quarter, half, month] = match;
  const lastMonth = quarter ? Number(quarter) * 3 : half ? Number(half) * 6 : month ? Number(month) : 12;
  if (lastMonth < 1 || lastMonth > 12) return null;
  const end = new Date(Date.UTC(Number(year) + YEARS, lastMonth, 0));
  return end.toISOString().slice(0, 10);
}

/** The passport field: the day on which the last figure of a table stops being a norm. */
export function lastExpiry(periods: readonly string[]): string | null {
  return periods
    .map(expiresOn)
    .reduce<string | null>((a, b) => (b !== null && (a === null || b > a) ? b : a), null);
}
