export type Changes = Readonly<Record<string, string | null>>;

/** What belongs to one page and not to the unit or campaign looked at. */
const KEPT = ['campaign', 'unit'];

/** The address of the page itself with some parameters changed; null takes one away. */
export function withChanges(path: string, now: URLSearchParams, changes: Changes): string {
  const query = new URLSearchParams(now);
  for (const [name, value] of Object.entries(changes))
    if (value === null) query.delete(name);
    else query.set(name, value);
  return query.size > 0 ? `${path}?${query}` : path;
}

/** Another page about the same unit and campaign. */
export function otherPage(path: string, now: URLSearchParams, changes: Changes = {}): string {
  const kept = new URLSearchParams([...now].filter(([name]) => KEPT.includes(name)));
  return withChanges(path, kept, changes);
}
