/** The address of a page with one query parameter changed; an empty value takes it away. */
export function withParameter({ pathname, searchParams }: URL, name: string, value: string): string {
  const query = new URLSearchParams(searchParams);
  if (value) query.set(name, value);
  else query.delete(name);
  return query.size > 0 ? `${pathname}?${query}` : pathname;
}
