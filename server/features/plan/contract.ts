import { type Static, Type } from 'typebox';
import { Evidence } from '../../domain/risk/evidence.ts';
import type { Contracts } from '../../http/contract.ts';

const Id = Type.String({ pattern: '^[0-9a-f-]{36}$' });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const TwoLanguages = Type.Object({ nl: Type.String(), en: Type.String() });
const Level = Type.Enum(['individual', 'team', 'organisation']);
const Step = Type.Enum(['source', 'collective', 'individual', 'personal-protection']);
const Status = Type.Enum(['planned', 'in-progress', 'done', 'stopped']);

const Measure = Type.Object({
  id: Type.String(),
  title: TwoLanguages,
  text: TwoLanguages,
  level: Level,
  step: Step,
  effort: Type.Enum(['low', 'medium', 'high']),
  monthsToEffect: Type.Array(Type.Integer()),
  lead: TwoLanguages,
  indicator: TwoLanguages,
});

const NewRow = Type.Object(
  {
    campaignId: Id,
    unitId: Id,
    scale: Type.String({ maxLength: 40 }),
    measureId: Type.Union([Type.String({ maxLength: 20 }), Type.Null()]),
    title: Type.String({ minLength: 1, maxLength: 160, pattern: '\\S' }),
    description: Type.String({ maxLength: 2000 }),
    level: Level,
    step: Step,
    stepReason: Type.String({ maxLength: 500 }),
    owner: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
    deadline: Day,
  },
  { additionalProperties: false },
);
export type NewRow = Static<typeof NewRow>;

const RowChange = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: 160, pattern: '\\S' }),
    description: Type.String({ maxLength: 2000 }),
    owner: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
    deadline: Day,
    status: Status,
    remark: Type.String({ maxLength: 2000 }),
  },
  { additionalProperties: false },
);
export type RowChange = Static<typeof RowChange>;

const Row = Type.Object({
  id: Id,
  findingId: Id,
  campaignId: Type.Union([Id, Type.Null()]),
  unit: Type.Object({ id: Id, name: Type.String() }),
  scale: Type.Union([Type.String(), Type.Null()]),
  evidence: Evidence,
  /** The evidence in a sentence. */
  says: TwoLanguages,
  measureId: Type.Union([Type.String(), Type.Null()]),
  level: Level,
  step: Step,
  overdue: Type.Boolean(),
  mayChange: Type.Boolean(),
  ...RowChange.properties,
});
export type Row = Static<typeof Row>;

const READERS = ['hr', 'manager', 'management', 'adviser', 'works-council'] as const;
const WRITERS = ['hr', 'manager', 'management'] as const;

export const routes = {
  'GET /api/measures': {
    access: READERS,
    summary: 'Measures of the library for one scale: source first, then collective, then individual.',
    query: Type.Object({ scale: Type.String({ maxLength: 40 }) }),
    reply: Type.Object({ measures: Type.Array(Measure) }),
  },
  'GET /api/plan': {
    access: READERS,
    scope: 'plan:read',
    summary:
      'The rows of the plan of action for the units that the account may see, the nearest deadline first.',
    reply: Type.Object({ rows: Type.Array(Row) }),
  },
  'POST /api/plan/rows': {
    access: WRITERS,
    summary: 'Turns a published figure into a finding with a measure, an owner and a date.',
    body: NewRow,
    reply: Type.Object({ id: Id }),
    status: 201,
  },
  'PUT /api/plan/rows/:rowId': {
    access: WRITERS,
    summary: 'Changes a row.',
    params: Type.Object({ rowId: Id }),
    body: RowChange,
    reply: Type.Object({ ok: Type.Boolean() }),
  },
  'GET /api/plan.pdf': {
    access: READERS,
    summary: 'The plan of action as PDF.',
    query: Type.Object({ language: Type.Optional(Type.Enum(['nl', 'en'])) }),
    download: 'application/pdf',
    reply: Type.Any(),
  },
} as const satisfies Contracts;
