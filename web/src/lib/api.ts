import type { Api } from '../../../server/contract.ts';
import type { Body, Params, QueryString, Reply } from '../../../server/http/contract.ts';

/** What the server said when it refused; `code` has a sentence in the message files. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: unknown;

  constructor(status: number, code: string, message: string, details?: unknown) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

type Present<T> = { [K in keyof T as T[K] extends undefined ? never : K]: T[K] };
type Input<K extends keyof Api> = Present<{
  params: Params<Api[K]>;
  query: QueryString<Api[K]>;
  body: Body<Api[K]>;
}>;
type Arguments<K extends keyof Api> = keyof Input<K> extends never ? [] : [input: Input<K>];

export type Answer<K extends keyof Api> = Reply<Api[K]>;

interface Loose {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
}

/** Calls one route of the contract on the own origin: wrong parameters, bodies and replies do not compile. */
export async function call<K extends keyof Api>(key: K, ...[input]: Arguments<K>): Promise<Answer<K>> {
  return request(key, (input ?? {}) as Loose, '') as Promise<Answer<K>>;
}

/** The same on another origin, without cookies: for the answer site. */
export async function callElsewhere<K extends keyof Api>(
  origin: string,
  key: K,
  ...[input]: Arguments<K>
): Promise<Answer<K>> {
  return request(key, (input ?? {}) as Loose, origin) as Promise<Answer<K>>;
}

/** The address of a route, for links to files. */
export function addressOf(key: keyof Api, input: Loose = {}): string {
  const url = key.slice(key.indexOf(' ') + 1);
  const path = url.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(input.params?.[name] ?? ''));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {}))
    if (value !== undefined) query.set(name, String(value));
  return query.size > 0 ? `${path}?${query}` : path;
}

/**
 * Answers with a tag, as long as the page lives. The server is asked every time whether they still stand, and decides then
 * who may see them; what it confirms is not sent and not read again.
 */
const held = new Map<string, { readonly tag: string; readonly answer: unknown }>();
const MOST_HELD = 24;

function hold(address: string, tag: string, answer: unknown): void {
  held.delete(address);
  held.set(address, { tag, answer });
  const [oldest] = held.keys();
  if (held.size > MOST_HELD && oldest !== undefined) held.delete(oldest);
}

async function request(key: keyof Api, input: Loose, origin: string): Promise<unknown> {
  const bytes = input.body instanceof Uint8Array;
  const address = origin + addressOf(key, input);
  const known = key.startsWith('GET ') ? held.get(address) : undefined;
  const response = await send(address, {
    method: key.slice(0, key.indexOf(' ')),
    ...(known ? { headers: { 'if-none-match': known.tag } } : {}),
    credentials: origin === '' ? 'same-origin' : 'omit',
    referrerPolicy: 'no-referrer',
    ...(input.body === undefined
      ? {}
      : {
          headers: { 'content-type': bytes ? 'application/octet-stream' : 'application/json' },
          body: bytes ? (input.body as Uint8Array<ArrayBuffer>) : JSON.stringify(input.body),
        }),
  });
  if (known && response.status === 304) return known.answer;
  const tag = response.headers.get('etag');
  if (response.ok && tag !== null) {
    const answer: unknown = await response.json();
    hold(address, tag, answer);
    return answer;
  }
  if (response.ok) return response.json();
  const problem = (await response.json().catch(() => ({}))) as {
    code?: string;
    message?: string;
    details?: unknown;
  };
  throw new ApiError(response.status, problem.code ?? 'INTERNAL', problem.message ?? '', problem.details);
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch {
    throw new ApiError(0, 'OFFLINE', 'The server could not be reached');
  }
}
