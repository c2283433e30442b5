export type Changes = Readonly<Record<string, string | null>>;

/** The address of this page with some parameters changed; null takes one away. */
export function resultsAddress(now: URLSearchParams, changes: Changes): string {
  const query = new URLSearchParams(now);
  for (const [name, value] of Object.entries(changes))
    if (value === null) query.delete(name);
    else query.set(name, value);
  return query.size > 0 ? `/results?${query}` : '/results';
}
