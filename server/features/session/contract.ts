import { type Static, Type } from 'typebox';
import type { Contracts, Role } from '../../http/contract.ts';

const Id = Type.String({ pattern: '^[0-9a-f-]{36}$' });
const Topic = Type.String({ minLength: 1, maxLength: 40 });
const TwoLanguages = Type.Object({ nl: Type.String(), en: Type.String() });
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const TitledTopic = Type.Object({ scale: Type.String(), title: TwoLanguages });
const query = Type.Object({ language: Type.Optional(Type.Enum(['nl', 'en'])) });

const LEADERS: readonly Role[] = ['manager', 'hr', 'management'];

const Session = Type.Object({
  id: Id,
  campaignId: Id,
  unitId: Id,
  unit: Type.String(),
  code: Type.String(),
  state: Type.Enum(['prepared', 'voting', 'counted', 'collecting', 'closed']),
  topics: Type.Array(TitledTopic),
  /** How many phones have voted so far; a number, never a vote. */
  votes: Type.Integer(),
  /** Votes per topic once the vote is closed; null when there were too few to show. */
  outcome: orNull(Type.Array(Type.Integer())),
  chosen: Type.Array(Type.String()),
  causes: Type.Array(
    Type.Object({ id: Id, topic: Type.String(), text: Type.String(), kept: Type.Boolean() }),
  ),
  minimumVotes: Type.Integer(),
  /** Where phones go, for the QR code on the screen. */
  address: Type.String(),
});
export type Session = Static<typeof Session>;

/** The conversation of a team about its results, for who leads it. */
export const routes = {
  'GET /api/sessions': {
    access: LEADERS,
    summary: 'Topics that a team may talk about (figures that are shown), and its latest session, if any.',
    query: Type.Object({ campaignId: Id, unitId: Id }),
    reply: Type.Object({ topics: Type.Array(TitledTopic), session: orNull(Session) }),
  },
  'POST /api/sessions': {
    access: LEADERS,
    summary: 'Prepares a session about three to eight topics of one unit.',
    body: Type.Object(
      {
        campaignId: Id,
        unitId: Id,
        topics: Type.Array(Topic, { minItems: 3, maxItems: 8, uniqueItems: true }),
      },
      { additionalProperties: false },
    ),
    reply: Type.Object({ id: Id }),
    status: 201,
  },
  'GET /api/sessions/:sessionId': {
    access: LEADERS,
    summary: 'How far the session is; votes are shown after the vote only, and only when there were enough.',
    params: Type.Object({ sessionId: Id }),
    reply: Session,
  },
  'POST /api/sessions/:sessionId/steps': {
    access: LEADERS,
    summary:
      'Opens the vote; closes it, counting and removing the votes; opens the collecting of causes for the chosen topics; ends the session.',
    params: Type.Object({ sessionId: Id }),
    body: Type.Union([
      Type.Object({ to: Type.Literal('voting') }, { additionalProperties: false }),
      Type.Object({ to: Type.Literal('counted') }, { additionalProperties: false }),
      Type.Object(
        {
          to: Type.Literal('collecting'),
          chosen: Type.Array(Topic, { minItems: 1, maxItems: 3, uniqueItems: true }),
        },
        { additionalProperties: false },
      ),
      Type.Object({ to: Type.Literal('closed') }, { additionalProperties: false }),
    ]),
    reply: Session,
  },
  'PUT /api/sessions/:sessionId/causes/:causeId': {
    access: LEADERS,
    summary: 'Notes that a collected sentence became a cause of a finding.',
    params: Type.Object({ sessionId: Id, causeId: Id }),
    reply: Type.Object({ ok: Type.Boolean() }),
  },
  'DELETE /api/sessions/:sessionId/causes/:causeId': {
    access: LEADERS,
    summary: 'Takes a collected sentence away.',
    params: Type.Object({ sessionId: Id, causeId: Id }),
    reply: Type.Object({ ok: Type.Boolean() }),
  },
  'GET /api/sessions/:sessionId/slides.pdf': {
    access: LEADERS,
    summary: 'Slides for the session as PDF: results, agenda, vote with its QR code, causes, agreements.',
    params: Type.Object({ sessionId: Id }),
    query,
    download: 'application/pdf',
    reply: Type.Any(),
  },
  'GET /api/sessions/:sessionId/slides.pptx': {
    access: LEADERS,
    summary: 'The same slides as PowerPoint.',
    params: Type.Object({ sessionId: Id }),
    query,
    download: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    reply: Type.Any(),
  },
  'GET /api/sessions/:sessionId/agenda.pdf': {
    access: LEADERS,
    summary: 'Agenda and guide for who leads the session, on paper.',
    params: Type.Object({ sessionId: Id }),
    query,
    download: 'application/pdf',
    reply: Type.Any(),
  },
} as const satisfies Contracts;

const Code = Type.String({ pattern: '^[A-HJ-NP-Z2-9]{6}$' });

/** The same session on the phones of the team: on the answer site, without an account. */
export const phoneRoutes = {
  'GET /api/talk/:code': {
    access: 'anyone',
    summary: 'What a phone in the room may do now. Prepared and unknown sessions look the same.',
    params: Type.Object({ code: Code }),
    reply: Type.Object({
      unit: Type.String(),
      state: Type.Enum(['voting', 'counted', 'collecting', 'closed']),
      topics: Type.Array(TitledTopic),
      chosen: Type.Array(Type.String()),
    }),
  },
  'POST /api/talk/:code/votes': {
    access: 'anyone',
    summary:
      'One to three topics. The mark is a random number of the phone: voting again replaces the own vote.',
    params: Type.Object({ code: Code }),
    body: Type.Object(
      {
        mark: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }),
        choices: Type.Array(Topic, { minItems: 1, maxItems: 3, uniqueItems: true }),
      },
      { additionalProperties: false },
    ),
    reply: Type.Object({ ok: Type.Boolean() }),
    status: 201,
  },
  'POST /api/talk/:code/causes': {
    access: 'anyone',
    summary: 'A sentence about what lies behind a chosen topic.',
    params: Type.Object({ code: Code }),
    body: Type.Object(
      { topic: Topic, text: Type.String({ minLength: 10, maxLength: 300, pattern: '\\S' }) },
      { additionalProperties: false },
    ),
    reply: Type.Object({ ok: Type.Boolean() }),
    status: 201,
  },
} as const satisfies Contracts;
