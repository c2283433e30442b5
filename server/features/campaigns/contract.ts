import { type Static, Type } from 'typebox';
import type { Definition } from '../../domain/questionnaire/definition.ts';
import { MOST_CUTS } from '../../domain/questionnaire/cuts.ts';
import type { Contracts } from '../../http/contract.ts';

const closed = { additionalProperties: false } as const;
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

/** English may be empty: then the Dutch text is asked. */
const OwnWords = (maxLength: number) =>
  Type.Object({ nl: Type.String({ maxLength }), en: Type.String({ maxLength }) }, closed);

/** Longer texts than may be asked are taken in a draft, so that they can be shown with what is wrong. */
const DRAFT_LENGTH = 400;

const Additions = Type.Object(
  {
    modules: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 10 }),
    statements: Type.Array(
      Type.Object(
        {
          theme: OwnWords(DRAFT_LENGTH),
          text: OwnWords(DRAFT_LENGTH),
          higherIs: Type.Enum(['favourable', 'unfavourable', 'neutral']),
          field4A: Type.Enum(['content', 'relations', 'conditions', 'terms']),
        },
        closed,
      ),
      { maxItems: 10 },
    ),
    questions: Type.Array(OwnWords(DRAFT_LENGTH), { maxItems: 2 }),
    openQuestions: Type.Boolean(),
  },
  closed,
);

const Draft = Type.Object(
  {
    questionnaireId: Type.String({ maxLength: 40 }),
    /** Left out: the newest version. */
    questionnaireVersion: Type.Optional(Type.String({ maxLength: 30 })),
    variant: Variant,
    title: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
    opensOn: Day,
    closesOn: Day,
    /** Units whose people (and everyone below) are invited; empty means everyone. */
    unitIds: Type.Array(Id, { maxItems: 2000 }),
    /** Modules and own themes; left out, nothing is added. */
    additions: Type.Optional(Additions),
    /** Background questions that are asked, three at most; left out, age and kind of work. */
    cuts: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: MOST_CUTS })),
    /** The norm table that the results will be read beside; 'none' is a choice too, null is none yet. */
    normId: Type.Optional(orNull(Type.String({ minLength: 1, maxLength: 80 }))),
    /** The scales that are asked, for a short round in between; empty means all of them. */
    scales: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 100 })),
  },
  closed,
);
export type Draft = Static<typeof Draft>;

const Check = Type.Object({
  /** `stop`: no launch like this; `warn`: think about it; `fine`: looked at and in order. */
  level: Type.Enum(['stop', 'warn', 'fine']),
  kind: Type.Enum([
    'nobody-invited',
    'too-few-people',
    'period-over',
    'wrong-period',
    'does-not-fit',
    'waits-for-council',
    'small-groups',
    'groups-fine',
    'no-mail-address',
    'shared-address',
    'addresses-fine',
    'council-silent',
    'council-spoke',
    'short-period',
    'long-period',
    'opens-on-day-off',
    'holidays',
    'school-holidays',
    'school-holidays-unknown',
    'overlap',
    'period-fine',
    'no-reminders',
    'reminders-fine',
    'no-norm',
    'norm-chosen',
    'english-missing',
    'languages-fine',
    'no-mail-server',
    'mail-fine',
  ]),
  count: Type.Integer(),
  about: Type.Array(TwoLanguages),
});
export type Check = Static<typeof Check>;

/** Something that is not as it was in the campaign that this one repeats. */
const Difference = Type.Object({
  kind: Type.Enum([
    'period',
    'version',
    'variant',
    'scales-new',
    'scales-gone',
    'scales-changed',
    'cuts-new',
    'cuts-gone',
    'minutes',
    'own-questions',
    'invited',
    'units-gone',
    'units-new',
    'minimum',
    'norm',
    'texts',
    'reminders',
  ]),
  from: Type.String(),
  to: Type.String(),
  names: Type.Array(TwoLanguages),
});
export type Difference = Static<typeof Difference>;

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
  checks: Type.Array(Check),
  obstacles: Type.Array(
    Type.Enum([
      'nobody-invited',
      'too-few-people',
      'period-over',
      'wrong-period',
      'does-not-fit',
      'waits-for-council',
    ]),
  ),
  /** Why modules and own themes cannot be asked like this; `about` is the module, scale or text. */
  misfits: Type.Array(
    Type.Object({
      kind: Type.Enum([
        'unknown-module',
        'module-twice',
        'scale-differs',
        'too-many-statements',
        'too-many-questions',
        'text-empty',
        'text-too-long',
        'text-twice',
      ]),
      about: Type.String(),
    }),
  ),
});
export type Preflight = Static<typeof Preflight>;

const Detail = Type.Object({
  ...CampaignLine.properties,
  questionnaireTitle: TwoLanguages,
  questionnaireVersion: Type.String(),
  unitIds: Type.Array(Id),
  additions: Additions,
  cuts: Type.Array(Type.String()),
  modules: Type.Array(TwoLanguages),
  minimumGroup: Type.Integer(),
  items: Type.Integer(),
  minutes: Type.Integer(),
  words: orNull(Type.Array(Type.String())),
  invited: orNull(Type.Integer()),
  normId: orNull(Type.String()),
  scales: Type.Array(Type.String()),
  /** Of a draft that was taken over from an earlier campaign: from which, and what is different now. */
  repeats: orNull(Type.Object({ id: Id, title: Type.String(), differences: Type.Array(Difference) })),
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
    scope: 'campaigns:read',
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
  'GET /api/campaigns/:campaignId/questions': {
    access: READERS,
    summary: 'What is asked in this campaign, with modules and own themes; of a draft, what would be asked.',
    params: Params,
    reply: Type.Unsafe<Definition>(Type.Any()),
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
  'POST /api/campaigns/:campaignId/repeat': {
    access: ['hr'],
    summary:
      'Makes a draft of a campaign that was: everything is taken over, of the questionnaire the newest version.',
    params: Params,
    reply: Type.Object({ id: Id }),
    status: 201,
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
