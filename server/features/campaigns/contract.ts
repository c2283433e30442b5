import { type Static, Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Id = Type.String({ pattern: '^[0-9a-f-]{36}$' });
const Variant = Type.Enum(['short', 'standard', 'long']);
const Status = Type.Enum(['draft', 'open', 'closed', 'published']);
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const TwoLanguages = Type.Object({ nl: Type.String(), en: Type.String() });

const CampaignLine = Type.Object({
  id: Id,
  questionnaireId: Type.String(),
  variant: Variant,
  title: Type.String(),
  status: Status,
  opensOn: Day,
  closesOn: Day,
});

const Draft = Type.Object(
  {
    questionnaireId: Type.String({ maxLength: 40 }),
    variant: Variant,
    title: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
    opensOn: Day,
    closesOn: Day,
    /** Units whose people (and everyone below) are invited; empty means everyone. */
    unitIds: Type.Array(Id, { maxItems: 2000 }),
  },
  { additionalProperties: false },
);
export type Draft = Static<typeof Draft>;

/** What HR should know before launch: who, how long, and which groups are too small for a report of their own. */
const Preflight = Type.Object({
  invited: Type.Integer(),
  withoutEmail: Type.Integer(),
  minutes: Type.Integer(),
  hours: Type.Integer(),
  tooSmall: Type.Array(
    Type.Object({
      unit: Type.String(),
      people: Type.Integer(),
      countedWith: Type.String(),
      merged: Type.Boolean(),
    }),
  ),
  groups: Type.Integer(),
  obstacles: Type.Array(Type.Enum(['nobody-invited', 'too-few-people', 'period-over', 'wrong-period'])),
});
export type Preflight = Static<typeof Preflight>;

const Detail = Type.Object({
  ...CampaignLine.properties,
  questionnaireTitle: TwoLanguages,
  unitIds: Type.Array(Id),
  minimumGroup: Type.Integer(),
  items: Type.Integer(),
  minutes: Type.Integer(),
  words: orNull(Type.Array(Type.String())),
  invited: orNull(Type.Integer()),
  preflight: orNull(Preflight),
  job: orNull(
    Type.Object({
      kind: Type.Enum(['launch', 'tally']),
      state: Type.Enum(['waiting', 'running', 'done', 'failed']),
      done: Type.Integer(),
      total: Type.Integer(),
    }),
  ),
  tally: orNull(Type.Object({ counted: Type.Integer(), invalid: Type.Integer() })),
});

const Params = Type.Object({ campaignId: Id });
const READERS = ['hr', 'manager', 'management', 'adviser', 'works-council'] as const;

export const routes = {
  'GET /api/campaigns': {
    access: READERS,
    summary: 'All campaigns, newest first. Drafts are for HR only.',
    reply: Type.Object({ campaigns: Type.Array(CampaignLine) }),
  },
  'POST /api/campaigns': {
    access: ['hr'],
    summary: 'Makes a draft.',
    body: Draft,
    reply: Type.Object({ id: Id }),
    status: 201,
  },
  'GET /api/campaigns/:campaignId': {
    access: READERS,
    summary: 'One campaign; a draft with what to know before launch.',
    params: Params,
    reply: Detail,
  },
  'PUT /api/campaigns/:campaignId': {
    access: ['hr'],
    summary: 'Changes a draft.',
    params: Params,
    body: Draft,
    reply: Type.Object({ id: Id }),
  },
  'DELETE /api/campaigns/:campaignId': {
    access: ['hr'],
    summary: 'Throws a draft away.',
    params: Params,
    reply: Type.Object({ ok: Type.Boolean() }),
  },
  'POST /api/campaigns/:campaignId/launch': {
    access: ['hr'],
    summary:
      'Freezes roster, questionnaire and rules, makes the keys and sends the invitations. Cannot be undone.',
    params: Params,
    reply: Type.Object({ ok: Type.Boolean() }),
    status: 202,
  },
  'POST /api/campaigns/:campaignId/close': {
    access: ['hr'],
    summary: 'Closes the campaign: no more answers; the tally starts. Cannot be undone.',
    params: Params,
    reply: Type.Object({ ok: Type.Boolean() }),
    status: 202,
  },
} as const satisfies Contracts;
