import type { TSchema } from 'typebox';
import type { Contract, Role } from '../../../server/http/contract.ts';
import type { Caller } from '../../support/test-house.ts';

export type Contracts = readonly (readonly [key: string, Contract])[];

export interface Reply {
  /** Route, who asked, and with what: the same for the same question in another organisation. */
  readonly question: string;
  readonly status: number;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

export interface Asker {
  readonly name: string;
  readonly role: Role;
  readonly call: Caller;
}

/** Values that a parameter may take, by its name in lower case. */
export type Known = ReadonlyMap<string, readonly string[]>;

interface Filled {
  readonly path: string;
  /** With names instead of random ids. */
  readonly label: string;
}

/** More combinations of one route than this are left out; a route of ours has far fewer. */
const MOST_PER_ROUTE = 16;
const MOST_FOUND = 3;

/**
 * Asks every question that the contracts allow to read something: every GET, and whatever gives a file. A route that did
 * not exist yesterday is asked today. Parameters get what is known for their name, and what earlier replies gave as ids.
 */
export async function crawl(
  contracts: Contracts,
  askers: readonly Asker[],
  known: Known,
  nameOf: (id: string) => string,
): Promise<readonly Reply[]> {
  const replies: Reply[] = [];
  const found = new Map<string, Set<string>>();
  const reading = contracts
    .filter(([key, { access, download }]) => access !== 'anyone' && (key.startsWith('GET ') || download))
    .toSorted(([a], [b]) => holes(a) - holes(b) || (a < b ? -1 : 1));
  for (const [key, contract] of reading) {
    const [method = 'GET', url = ''] = key.split(' ') as ['GET' | 'POST', string];
    const fills = fillIn(url, contract, { known, found, nameOf });
    const allowed = askers.filter(({ role }) => mayCall(contract, role));
    // A file is made from what the replies tell; the first who may have it and the last stand for all.
    const asking = contract.download
      ? allowed.filter((_, at) => at === 0 || at === allowed.length - 1)
      : allowed;
    for (const { name, call } of asking) {
      for (const { path, label } of fills) {
        const reply = await call(method, path);
        const mediaType = String(reply.headers['content-type'] ?? '').split(';')[0] ?? '';
        replies.push({
          question: `${name}: ${method} ${label}`,
          status: reply.statusCode,
          mediaType,
          bytes: reply.rawPayload,
        });
        if (reply.statusCode === 200 && mediaType.endsWith('json')) keepIds(reply.json(), url, found);
      }
    }
  }
  return replies;
}

function mayCall({ access }: Contract, role: Role): boolean {
  return access === 'signed-in' || (access !== 'anyone' && access.includes(role));
}

const holes = (key: string): number => (key.match(/:/g) ?? []).length;

interface Sources {
  readonly known: Known;
  readonly found: ReadonlyMap<string, ReadonlySet<string>>;
  readonly nameOf: (id: string) => string;
}

/** Every way to fill in an address: its parameters, and each optional question on its own or with a unit. */
function fillIn(url: string, { params, query, download }: Contract, sources: Sources): readonly Filled[] {
  let paths: Filled[] = [{ path: url, label: url }];
  for (const [hole, name = ''] of url.matchAll(/:(\w+)/g)) {
    const before = url.slice(0, url.indexOf(hole));
    const values = valuesOf(name, propertiesOf(params)[name], before, sources);
    paths = paths.flatMap(({ path, label }) =>
      values.map((value) => ({
        path: path.replace(hole, encodeURIComponent(value)),
        label: label.replace(hole, sources.nameOf(value)),
      })),
    );
  }
  // A file costs a hundred times a reply; pairs of questions are left to the replies.
  const asked = queries(query, url, sources).filter((pairs) => !download || pairs.length < 2);
  return paths
    .flatMap(({ path, label }) =>
      asked.map((pairs) => ({
        path: withQuery(path, pairs),
        label: withQuery(
          label,
          pairs.map(([name, value]) => [name, sources.nameOf(value)]),
        ),
      })),
    )
    .slice(0, MOST_PER_ROUTE);
}

type Pair = readonly [name: string, value: string];

function queries(query: TSchema | undefined, url: string, sources: Sources): readonly (readonly Pair[])[] {
  const choices = Object.entries(propertiesOf(query)).map(([name, schema]) =>
    valuesOf(name, schema, url, sources).map((value): Pair => [name, value]),
  );
  const units = choices.find((pairs) => /unit/i.test(pairs[0]?.[0] ?? '')) ?? [];
  const others = choices.filter((pairs) => pairs !== units).flat();
  return [
    [],
    ...units.map((unit) => [unit]),
    ...others.map((pair) => [pair]),
    ...others.flatMap((pair) => units.map((unit) => [unit, pair])),
  ];
}

function valuesOf(
  name: string,
  schema: TSchema | undefined,
  before: string,
  sources: Sources,
): readonly string[] {
  const fixed = fixedValues(schema);
  if (fixed.length > 0) return fixed;
  const wanted = name.toLowerCase();
  for (const [part, values] of sources.known) if (wanted.includes(part)) return values;
  return [...(sources.found.get(firstPart(before)) ?? [])].slice(0, MOST_FOUND);
}

function fixedValues(schema: TSchema | undefined): readonly string[] {
  const {
    enum: options,
    const: only,
    type,
    anyOf,
  } = (schema ?? {}) as {
    enum?: readonly unknown[];
    const?: unknown;
    type?: string;
    anyOf?: readonly TSchema[];
  };
  if (options) return options.map(String);
  if (only !== undefined) return [String(only)];
  if (type === 'boolean') return ['true', 'false'];
  return (anyOf ?? []).flatMap(fixedValues);
}

function propertiesOf(schema: TSchema | undefined): Readonly<Record<string, TSchema>> {
  return (schema as { properties?: Record<string, TSchema> } | undefined)?.properties ?? {};
}

/** /api/plan of /api/plan/rows/:rowId. */
const firstPart = (url: string): string => url.split('/').slice(0, 3).join('/');

function keepIds(value: unknown, url: string, found: Map<string, Set<string>>): void {
  if (Array.isArray(value)) value.forEach((each) => keepIds(each, url, found));
  else if (value !== null && typeof value === 'object') {
    for (const [key, each] of Object.entries(value)) {
      if (key === 'id' && typeof each === 'string') {
        const ids = found.get(firstPart(url)) ?? new Set<string>();
        found.set(firstPart(url), ids.add(each));
      } else keepIds(each, url, found);
    }
  }
}

function withQuery(path: string, pairs: readonly Pair[]): string {
  return pairs.length === 0
    ? path
    : `${path}?${new URLSearchParams(pairs.map(([name, value]) => [name, value]))}`;
}
