import type { Static, TSchema } from 'typebox';

export const ROLES = ['hr', 'manager', 'management', 'adviser', 'works-council', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Who may call a route: anyone, anyone with an account, or accounts with one of these roles. `half-signed-in` is for the
 * few routes of signing in itself: the password was right, the second step may still be to come.
 */
export type Access = 'anyone' | 'half-signed-in' | 'signed-in' | readonly Role[];

/** What a key for machines may be allowed to do. */
export const SCOPES = [
  'organisation:read',
  'organisation:write',
  'campaigns:read',
  'results:read',
  'plan:read',
  'accounts:write',
  'mail:write',
] as const;
export type Scope = (typeof SCOPES)[number];

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type RouteKey = `${Method} /api/${string}`;

/** What a route takes, gives and allows. The server infers its handler from it, the web its call. */
export interface Contract {
  readonly access: Access;
  readonly summary: string;
  /** A key for machines with this scope may call the route too. */
  readonly scope?: Scope;
  /** A changing call is written into the log of acts, unless it changes nothing (a preview). */
  readonly changes?: false;
  /** Published figures only: may be read from a copy of the database that has everything that was published. */
  readonly copy?: true;
  /** The same for everybody with the same sight until the figures of the organisation change: written out once and kept. */
  readonly kept?: true;
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
  /** The body is a file of at most this many bytes. */
  readonly upload?: number;
  /** What such a file says, for the description of the API: CSV. */
  readonly uploadExample?: string;
  /** A message may be this long, where the ordinary limit would not do. */
  readonly bodyLimit?: number;
  /** The reply is a file of this media type. */
  readonly download?: string;
  readonly reply: TSchema;
  readonly status?: 200 | 201 | 202;
}

export type Contracts = Readonly<Record<RouteKey, Contract>>;

type Shape<C, Part extends string> =
  C extends Readonly<Record<Part, infer S extends TSchema>> ? Static<S> : undefined;

export type Params<C> = Shape<C, 'params'>;
export type QueryString<C> = Shape<C, 'query'>;
export type Body<C> = C extends { readonly upload: number } ? Uint8Array : Shape<C, 'body'>;
export type Reply<C> = C extends { readonly download: string } ? Download : Shape<C, 'reply'>;

export interface Download {
  readonly name: string;
  /** At once, or part by part where it can be long; the parts may not need the database any more. */
  readonly bytes: Uint8Array | Iterable<Uint8Array>;
}
