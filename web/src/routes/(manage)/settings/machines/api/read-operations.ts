export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly scope: string;
  /** The same call on a command line. */
  readonly example: string;
}

interface Described {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly summary?: string; readonly description?: string }>>>
  >;
}

/** The calls that a key may make: those that name a scope. */
export function readOperations(document: Described, origin: string): readonly Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { summary = '', description = '' }]) => {
      const scope = /Scope of a key: `([a-z:]+)`/.exec(description)?.[1];
      if (!scope) return [];
      const upload = method === 'post' ? " \\\n  -H 'Content-Type: text/csv' --data-binary @bestand.csv" : '';
      const example = `curl${method === 'get' ? '' : ` -X ${method.toUpperCase()}`} -H "Authorization: Bearer $WERKPEIL_KEY"${upload} \\\n  '${origin}${path}'`;
      return [{ id: `${method} ${path}`, method: method.toUpperCase(), path, summary, scope, example }];
    }),
  );
}
