import { type Static, Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';
import type { NormRow, Passport } from '../../domain/questionnaire/norms.ts';

const Id = Type.String({ pattern: '^[0-9a-f-]{36}$' });
const closed = { additionalProperties: false } as const;
const TwoLanguages = Type.Object({ nl: Type.String(), en: Type.String() });
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const Words = (maxLength: number) =>
  Type.Object(
    { nl: Type.String({ minLength: 1, maxLength }), en: Type.String({ minLength: 1, maxLength }) },
    closed,
  );

const Origin = Type.Enum(['built-in', 'cbs', 'licence-holder', 'own-campaign', 'pool']);
const Line = Type.Object({
  id: Type.String(),
  origin: Origin,
  title: TwoLanguages,
  source: Type.String(),
  licence: Type.String(),
  unit: Type.String(),
  comparability: Type.Enum(['identical', 'same-construct', 'context', 'internal']),
  expires: Type.String(),
  expired: Type.Boolean(),
  rows: Type.Integer(),
});

const about = {
  title: Words(160),
  source: Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' }),
  licence: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  population: Words(400),
  retrieved: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
};

/** A table to read: the text of its file, what its columns mean, and its passport. */
const Source = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('cbs'),
      ...about,
      tableId: Type.String({ pattern: '^\\d{5}(NED|ned|ENG|eng)$' }),
      unit: Type.Enum(['percentage', 'count', 'days']),
      comparability: Type.Enum(['identical', 'same-construct', 'context']),
      groupColumn: Type.String({ minLength: 1, maxLength: 100 }),
      periodColumn: Type.String({ minLength: 1, maxLength: 100 }),
      values: Type.Array(
        Type.Object(
          {
            column: Type.String({ minLength: 1, maxLength: 100 }),
            indicator: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 }),
          },
          closed,
        ),
        { minItems: 1, maxItems: 20 },
      ),
      text: Type.String({ maxLength: 5_000_000 }),
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('licence-holder'),
      ...about,
      unit: Type.Enum(['mean', 'percentage']),
      text: Type.String({ maxLength: 5_000_000 }),
    },
    closed,
  ),
]);
export type Source = Static<typeof Source>;

const Refused = Type.Array(Type.Object({ row: Type.Integer(), reason: Type.String(), about: Type.String() }));
const Row = Type.Unsafe<NormRow>(Type.Any());
const FILE_BYTES = 8 * 1024 * 1024;

export const routes = {
  'GET /api/norms': {
    access: ['hr', 'adviser'],
    summary: 'All norm tables with their passport: those of the product and those of the organisation.',
    reply: Type.Object({
      norms: Type.Array(Line),
      /** What a norm table of the organisation may be about: absence and every scale. */
      subjects: Type.Array(Type.Object({ id: Type.String(), title: TwoLanguages })),
    }),
  },
  'GET /api/norms/:normId': {
    access: ['hr', 'adviser'],
    summary: 'One norm table with its rows.',
    params: Type.Object({ normId: Type.String({ maxLength: 80 }) }),
    reply: Type.Object({
      origin: Origin,
      passport: Type.Unsafe<Passport>(Type.Any()),
      rows: Type.Array(Row),
      /** What the indicators of the rows are called. */
      names: Type.Record(Type.String(), TwoLanguages),
    }),
  },
  'POST /api/norm-previews': {
    access: ['hr', 'adviser'],
    changes: false,
    summary: 'Reads a norm table and says what would come of it and what is refused. Keeps nothing.',
    bodyLimit: FILE_BYTES,
    body: Source,
    reply: Type.Object({ rows: Type.Array(Row), count: Type.Integer(), refused: Refused }),
  },
  'POST /api/norms': {
    access: ['hr', 'adviser'],
    summary: 'Keeps a norm table.',
    bodyLimit: FILE_BYTES,
    body: Source,
    reply: Type.Object({ id: Id, refused: Refused }),
    status: 201,
  },
  'POST /api/campaigns/:campaignId/norm': {
    access: ['hr', 'adviser'],
    summary: 'Makes the published scores of the whole organisation in an earlier campaign a norm.',
    params: Type.Object({ campaignId: Id }),
    reply: Type.Object({ id: Id }),
    status: 201,
  },
  'DELETE /api/norms/:normId': {
    access: ['hr', 'adviser'],
    summary: 'Removes a norm table of the organisation.',
    params: Type.Object({ normId: Id }),
    reply: Type.Object({ ok: Type.Boolean() }),
  },
  'GET /api/campaigns/:campaignId/norms/:normId': {
    access: ['hr', 'management', 'adviser', 'works-council'],
    summary: 'The scores of the whole organisation beside one norm table, or why they may not stand there.',
    params: Type.Object({ campaignId: Id, normId: Type.String({ maxLength: 80 }) }),
    query: Type.Object({ group: Type.Optional(Type.String({ maxLength: 80 })) }),
    reply: Type.Object({
      groups: Type.Array(Type.Object({ code: Type.String(), name: TwoLanguages })),
      group: Type.String(),
      scales: Type.Array(
        Type.Object({
          id: Type.String(),
          title: TwoLanguages,
          higherIs: Type.Enum(['favourable', 'unfavourable', 'neutral']),
          own: orNull(Type.Number()),
          norm: orNull(Type.Number()),
          period: orNull(Type.String()),
          difference: orNull(Type.Number()),
          d: orNull(Type.Number()),
          verdict: Type.Enum(['attention', 'strong', 'no-clear-difference', 'too-few', 'refused']),
          refusal: orNull(Type.String()),
        }),
      ),
    }),
  },
} as const satisfies Contracts;
