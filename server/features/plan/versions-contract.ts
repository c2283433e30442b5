import { type Static, Type } from 'typebox';
import { Day, Id, orNull } from '../../domain/plan/shapes.ts';
import type { Contracts } from '../../http/contract.ts';
import { READERS } from './findings-contract.ts';

const Note = Type.String({ maxLength: 2000 });

const Council = Type.Object(
  {
    kind: Type.Enum(['consent', 'consultation', 'not-applicable']),
    on: orNull(Day),
    note: Note,
  },
  { additionalProperties: false },
);
const Review = Type.Object(
  {
    kind: Type.Enum(['given', 'not-applicable']),
    on: orNull(Day),
    expert: Type.String({ maxLength: 160 }),
    note: Note,
  },
  { additionalProperties: false },
);
export type Council = Static<typeof Council>;
export type Review = Static<typeof Review>;

const Signature = Type.Object({
  name: Type.String(),
  function: Type.String(),
  account: Type.String(),
  at: Type.String(),
});

const Version = Type.Object({
  id: Id,
  number: Type.Integer(),
  state: Type.Enum(['preparing', 'signed']),
  council: orNull(Type.Object({ ...Council.properties, by: Type.String() })),
  systemReview: orNull(Type.Object({ ...Review.properties, by: Type.String() })),
  scopeReview: orNull(Type.Object({ ...Review.properties, by: Type.String() })),
  signature: orNull(Signature),
  contentHash: orNull(Type.String()),
  findings: orNull(Type.Integer()),
  rows: orNull(Type.Integer()),
});
export type Version = Static<typeof Version>;

const Change = Type.Object({
  what: Type.Enum(['finding', 'row']),
  id: Id,
  /** The number of a row; null for findings. */
  number: orNull(Type.Integer()),
  title: Type.String(),
  change: Type.Enum(['added', 'removed', 'changed']),
  fields: Type.Array(Type.Object({ field: Type.String(), from: Type.Any(), to: Type.Any() })),
});
export type Change = Static<typeof Change>;

const ok = Type.Object({ ok: Type.Boolean() });

export const routes = {
  'GET /api/plan/versions': {
    access: READERS,
    summary: 'The version in preparation, what keeps it from being signed, and the signed versions.',
    reply: Type.Object({
      preparing: Version,
      problems: Type.Array(
        Type.Object({
          code: Type.String(),
          title: orNull(Type.Object({ nl: Type.String(), en: Type.String() })),
          unit: orNull(Type.String()),
          count: orNull(Type.Integer()),
        }),
      ),
      /** How many findings and rows differ from the last signed version. */
      changedSince: Type.Integer(),
      signed: Type.Array(Version),
    }),
  },
  'GET /api/plan/versions/compare': {
    access: READERS,
    summary: 'What one version has otherwise than another; 0 is the plan as it is now.',
    query: Type.Object({
      from: Type.Integer({ minimum: 1 }),
      to: Type.Integer({ minimum: 0 }),
      language: Type.Optional(Type.Enum(['nl', 'en'])),
    }),
    reply: Type.Object({ changes: Type.Array(Change) }),
  },
  'PUT /api/plan/versions/preparing/council': {
    access: ['hr', 'works-council'],
    summary: 'Consent or consultation of the works council with its date, or why it does not apply.',
    body: Council,
    reply: ok,
  },
  'PUT /api/plan/versions/preparing/system-review': {
    access: ['hr', 'adviser'],
    summary: 'The expert review of the system behind the RI&E, or why it does not apply.',
    body: Review,
    reply: ok,
  },
  'PUT /api/plan/versions/preparing/scope-review': {
    access: ['hr', 'adviser'],
    summary: 'The expert review of completeness and depth of the RI&E, or why it does not apply.',
    body: Review,
    reply: ok,
  },
  'POST /api/plan/versions/preparing/signature': {
    access: ['management'],
    summary: 'Signs for the employer: the version is frozen from then on.',
    body: Type.Object(
      {
        name: Type.String({ minLength: 2, maxLength: 120, pattern: '\\S' }),
        function: Type.String({ minLength: 2, maxLength: 120, pattern: '\\S' }),
      },
      { additionalProperties: false },
    ),
    reply: Type.Object({ number: Type.Integer(), contentHash: Type.String() }),
    status: 201,
  },
} as const satisfies Contracts;
