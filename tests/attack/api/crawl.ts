import type { TSchema } from 'typebox';
import type { Contract, Role, Scope } from '../../../server/http/contract.ts';
import type { Caller } from '../../support/test-house.ts';

export type Contracts = readonly (readonly [key: string, Contract])[];

export interface Reply {
  /** Who asked, the route, and with what: the same for the same question in another organisation. */
  readonly question: string;
  readonly status: number;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

export interface Asker {
  readonly name: string;
  /** An account with a role, a program with a key, or somebody without either. */
  readonly as: Role | readonly Scope[] | 'nobody';
  readonly call: Caller;
}

/** Values that a parameter of a route may take; null where nobody can say beforehand. */
export type Known = (url: string, parameter: string) => readonly string[] | null;

interface Filled {
  readonly path: string;
  /** With names instead of random ids. */
  readonly label: string;
}

/** More combinations of one route than this are left out; a route of ours has far fewer. */
const MOST_PER_ROUTE = 16;
const MOST_FOUND = 3;

interface Wanted {
  readonly known: Known;
  readonly nameOf: (id: string) => string;
  /** Files too: they cost a hundred times a reply, and are made from what the replies tell. */
  readonly files: boolean;
}

/** Routes that only read: every GET, and whatever gives a file. */
export const isReading = ([key, { download }]: readonly [string, Contract]): boolean =>
  key.startsWith('GET ') || download !== undefined;

/**
 * Asks every question that the contracts allow to read something. A route that did not exist yesterday is asked today.
 * Parameters get what is known for their name, and what earlier replies gave as ids.
 */
export async function crawl(
  contracts: Contracts,
  askers: readonly Asker[],
  { known, nameOf, files }: Wanted,
): Promise<readonly Reply[]> {
  const replies: Reply[] = [];
  const found = new Map<string, Set<string>>();
  const reading = contracts
    .filter((route) => isReading(route) && (files || !route[1].download))
    .toSorted(([a], [b]) => holes(a) - holes(b) || (a < b ? -1 : 1));
  for (const [key, contract] of reading) {
    const [method = 'GET', url = ''] = key.split(' ') as ['GET' | 'POST', string];
    const fills = fillIn(url, contract, { known, found, nameOf });
    const allowed = askers.filter((asker) => mayCall(contract, asker));
    // The first who may have a file and the last stand for all.
    const asking = contract.download
      ? allowed.filter((_, at) => at === 0 || at === allowed.length - 1)
      : allowed;
    for (const { name, call } of asking) {
      for (const { path, label } of fills) {
        const reply = heard(`${name}: ${method} ${label}`, await call(method, path));
        replies.push(reply);
        if (reply.status === 200 && reply.mediaType.endsWith('json'))
          keepIds(JSON.parse(reply.bytes.toString('utf8')), url, found);
      }
    }
  }
  return replies;
}

export function heard(
  question: string,
  {
    statusCode,
    headers,
    rawPayload,
  }: { statusCode: number; headers: Record<string, unknown>; rawPayload: Buffer },
): Reply {
  const mediaType = String(headers['content-type'] ?? '').split(';')[0] ?? '';
  return { question, status: statusCode, mediaType, bytes: rawPayload };
}

function mayCall({ access, scope }: Contract, { as }: Asker): boolean {
  if (as === 'nobody') return access === 'anyone';
  if (typeof as !== 'string') return scope !== undefined && as.includes(scope);
  return (
    access === 'signed-in' || access === 'half-signed-in' || (access !== 'anyone' && access.includes(as))
  );
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
    const values = valuesOf({ url, name, schema: propertiesOf(params)[name], before }, sources);
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
  const needed = new Set((query as { required?: readonly string[] } | undefined)?.required);
  const choices = Object.entries(propertiesOf(query)).map(([name, schema]) =>
    valuesOf({ url, name, schema, before: url }, sources).map((value): Pair => [name, value]),
  );
  const isNeeded = (pairs: readonly Pair[]) => needed.has(pairs[0]?.[0] ?? '');
  const always = choices.filter(isNeeded).flatMap((pairs) => pairs.slice(0, 1));
  const free = choices.filter((pairs) => !isNeeded(pairs));
  const units = free.find((pairs) => /unit/i.test(pairs[0]?.[0] ?? '')) ?? [];
  const others = free.filter((pairs) => pairs !== units).flat();
  return [
    [],
    ...units.map((unit) => [unit]),
    ...others.map((pair) => [pair]),
    ...others.flatMap((pair) => units.map((unit) => [unit, pair])),
  ].map((pairs) => [...always, ...pairs]);
}

interface Parameter {
  readonly url: string;
  readonly name: string;
  readonly schema: TSchema | undefined;
  readonly before: string;
}

function valuesOf({ url, name, schema, before }: Parameter, { known, found }: Sources): readonly string[] {
  const fixed = fixedValues(schema);
  if (fixed.length > 0) return fixed;
  return known(url, name) ?? [...(found.get(firstPart(before)) ?? [])].slice(0, MOST_FOUND);
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
