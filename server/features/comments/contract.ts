import { type Static, Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';
import { CommentFigure } from '../../http/released-schema.ts';

const Id = Type.String({ pattern: '^[0-9a-f-]{36}$' });
const TwoLanguages = Type.Object({ nl: Type.String(), en: Type.String() });
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const Named = Type.Object({ id: Id, name: Type.String() });
const Campaign = Type.Object({ id: Id, title: Type.String(), closesOn: Type.String() });

export const REASONS = ['names-someone', 'recognisable', 'health', 'hurtful', 'empty'] as const;
export type Reason = (typeof REASONS)[number];
const Decision = Type.Enum(['waiting', 'published', 'redacted', 'withheld']);
export type Decision = Static<typeof Decision>;

/** How far the reading is, and afterwards what became of the comments: numbers, never texts. */
const Progress = Type.Object({
  question: Type.String(),
  text: TwoLanguages,
  written: Type.Integer(),
  waiting: Type.Integer(),
  published: Type.Integer(),
  redacted: Type.Integer(),
  withheld: Type.Integer(),
  reasons: Type.Array(Type.Object({ reason: Type.Enum([...REASONS]), count: Type.Integer() })),
  releasedOn: orNull(Type.String()),
});
export type Progress = Static<typeof Progress>;

const Params = Type.Object({ campaignId: Id });

export const routes = {
  'GET /api/comments': {
    access: ['adviser', 'hr', 'works-council'],
    summary: 'Per campaign how many comments wait, were published, redacted or withheld; never a text.',
    reply: Type.Object({
      campaigns: Type.Array(Type.Object({ ...Campaign.properties, questions: Type.Array(Progress) })),
    }),
  },
  'GET /api/campaigns/:campaignId/comments/queue': {
    access: ['adviser'],
    summary:
      'The comments of one campaign that wait for publication, in random order and without a unit, with what may point at somebody.',
    params: Params,
    reply: Type.Object({
      campaign: Campaign,
      questions: Type.Array(Progress),
      comments: Type.Array(
        Type.Object({
          id: Id,
          question: Type.String(),
          original: Type.String(),
          decision: Decision,
          text: orNull(Type.String()),
          reason: orNull(Type.Enum([...REASONS])),
          /** Words of the text that may name somebody, or a date, number or address. */
          marks: Type.Array(Type.String()),
        }),
      ),
    }),
  },
  'PUT /api/campaigns/:campaignId/comments/:commentId': {
    access: ['adviser'],
    summary:
      'Decides about one comment: publish as it is, publish redacted, or withhold. May be changed until publication.',
    params: Type.Object({ campaignId: Id, commentId: Id }),
    body: Type.Union([
      Type.Object({ decision: Type.Literal('waiting') }, { additionalProperties: false }),
      Type.Object({ decision: Type.Literal('published') }, { additionalProperties: false }),
      Type.Object(
        {
          decision: Type.Literal('redacted'),
          text: Type.String({ minLength: 1, maxLength: 4000, pattern: '\\S' }),
          reason: Type.Enum([...REASONS]),
        },
        { additionalProperties: false },
      ),
      Type.Object(
        { decision: Type.Literal('withheld'), reason: Type.Enum([...REASONS]) },
        { additionalProperties: false },
      ),
    ]),
    reply: Type.Object({ ok: Type.Boolean() }),
  },
  'POST /api/campaigns/:campaignId/comments/release': {
    access: ['adviser'],
    summary:
      'Publishes the lists of a campaign once every comment has been decided about, and destroys the originals. Cannot be undone.',
    params: Params,
    reply: Type.Object({ ok: Type.Boolean() }),
  },
  'GET /api/campaigns/:campaignId/comments': {
    access: ['hr', 'manager', 'management', 'adviser', 'works-council'],
    summary: 'The published comments of one unit, per open question.',
    params: Params,
    query: Type.Object({ unitId: Type.Optional(Id) }),
    reply: Type.Object({
      campaign: Campaign,
      unit: Named,
      units: Type.Array(Type.Object({ ...Named.properties, parentId: orNull(Id), code: Type.String() })),
      questions: Type.Array(
        Type.Object({
          question: Type.String(),
          text: TwoLanguages,
          /** reading: a professional is still at it; none: fewer than ten people wrote something. */
          state: Type.Enum(['none', 'reading', 'released']),
          figure: orNull(CommentFigure),
          redacted: Type.Integer(),
          withheld: Type.Integer(),
        }),
      ),
    }),
  },
} as const satisfies Contracts;
