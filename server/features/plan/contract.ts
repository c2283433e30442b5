import { type Static, Type } from 'typebox';
import {
  CHECK_OUTCOMES,
  Day,
  EFFECTS,
  Finding,
  Id,
  LEVELS,
  orNull,
  PlanRow,
  RiskClass,
  RowFields,
  STEPS,
  TwoLanguages,
} from '../../domain/plan/shapes.ts';
import { Evidence } from '../../domain/risk/evidence.ts';
import type { Contracts } from '../../http/contract.ts';
import { READERS, WRITERS } from './findings-contract.ts';

const Measure = Type.Object({
  id: Type.String(),
  title: TwoLanguages,
  text: TwoLanguages,
  level: Type.Enum([...LEVELS]),
  step: Type.Enum([...STEPS]),
  effort: Type.Enum(['low', 'medium', 'high']),
  monthsToEffect: Type.Array(Type.Integer()),
  lead: TwoLanguages,
  indicator: TwoLanguages,
});

const { title, description, level, step, stepReason, owner, deadline } = RowFields.properties;
const FirstFields = {
  measureId: orNull(Type.String({ maxLength: 20 })),
  title,
  description,
  level,
  step,
  stepReason,
  owner,
  deadline,
};
const NewRow = Type.Object(
  { campaignId: Id, unitId: Id, scale: Type.String({ maxLength: 40 }), ...FirstFields },
  { additionalProperties: false },
);
const NewRowOfFinding = Type.Object(FirstFields, { additionalProperties: false });
export type FirstFields = Static<typeof NewRowOfFinding>;

/** What is left out stays as it is. */
const RowChange = Type.Object(
  { ...Type.Partial(RowFields).properties, revision: Type.Integer() },
  { additionalProperties: false },
);

/** One change to many rows at once; what is left out stays. */
const BulkChange = Type.Object(
  {
    rows: Type.Array(Type.Object({ id: Id, revision: Type.Integer() }), { minItems: 1, maxItems: 200 }),
    owner: Type.Optional(owner),
    deadline: Type.Optional(Day),
    /** Deadlines that many months later, or earlier when negative. */
    shiftMonths: Type.Optional(Type.Integer({ minimum: -24, maximum: 24 })),
    status: Type.Optional(Type.Enum(['planned', 'in-progress'])),
  },
  { additionalProperties: false },
);

const DueCheck = Type.Object({
  months: Type.Integer(),
  dueOn: Day,
  due: Type.Boolean(),
  checkedOn: orNull(Day),
  outcome: orNull(Type.Enum([...CHECK_OUTCOMES])),
  note: Type.String(),
});

const Row = Type.Object({
  ...PlanRow.properties,
  campaignId: orNull(Id),
  scale: orNull(Type.String()),
  evidence: Evidence,
  /** What the row rests on: its name, and in a sentence. */
  findingTitle: TwoLanguages,
  says: TwoLanguages,
  riskClass: orNull(RiskClass),
  causes: Type.Integer(),
  overdue: Type.Boolean(),
  mayChange: Type.Boolean(),
  checks: Type.Array(DueCheck),
});
export type Row = Static<typeof Row>;

/** What the next campaign shows about the scale of a row; null when there is none, or nothing to compare. */
const Measured = orNull(
  Type.Object({
    campaign: Type.String(),
    closedOn: Day,
    earlier: Type.Number(),
    now: Type.Number(),
    difference: Type.Number(),
    interval: orNull(Type.Object({ lower: Type.Number(), upper: Type.Number() })),
    verdict: Type.Enum(['better', 'worse', 'no-clear-difference', 'too-few']),
    /** What that says about the measure; a person may say otherwise. */
    suggests: Type.Enum([...EFFECTS]),
  }),
);

export const LogLine = Type.Object({
  id: Id,
  at: Type.String(),
  by: orNull(Type.String()),
  kind: Type.String(),
  fields: Type.Array(Type.Object({ field: Type.String(), from: Type.Any(), to: Type.Any() })),
});
export type LogLine = Static<typeof LogLine>;

export const Attachment = Type.Object({
  id: Id,
  name: Type.String(),
  mediaType: Type.String(),
  size: Type.Integer(),
  addedOn: Type.String(),
  addedBy: Type.String(),
});

const params = Type.Object({ rowId: Id });
const ok = Type.Object({ ok: Type.Boolean() });

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
  'POST /api/findings/:findingId/rows': {
    access: WRITERS,
    summary: 'Adds a measure to a finding.',
    params: Type.Object({ findingId: Id }),
    body: NewRowOfFinding,
    reply: Type.Object({ id: Id }),
    status: 201,
  },
  'GET /api/plan/rows/:rowId': {
    access: READERS,
    summary: 'One row with its finding, causes, attachments, interim checks, measured effect and change log.',
    params,
    reply: Type.Object({
      row: Row,
      finding: Finding,
      measured: Measured,
      attachments: Type.Array(Attachment),
      log: Type.Array(LogLine),
    }),
  },
  'PUT /api/plan/rows/:rowId': {
    access: WRITERS,
    summary: 'Changes a row; refused when somebody else changed it meanwhile.',
    params,
    body: RowChange,
    reply: ok,
  },
  'POST /api/plan/rows/bulk': {
    access: WRITERS,
    summary: 'Changes owner, deadline or status of many rows at once: all of them, or none.',
    body: BulkChange,
    reply: Type.Object({ changed: Type.Integer() }),
  },
  'PUT /api/plan/rows/:rowId/checks/:months': {
    access: WRITERS,
    summary: 'Writes down the interim check after three or six months.',
    params: Type.Object({ rowId: Id, months: Type.Enum(['3', '6']) }),
    body: Type.Object(
      { checkedOn: Day, outcome: Type.Enum([...CHECK_OUTCOMES]), note: Type.String({ maxLength: 1000 }) },
      { additionalProperties: false },
    ),
    reply: ok,
  },
  'GET /api/plan.pdf': {
    access: READERS,
    summary: 'The plan of action as PDF.',
    query: Type.Object({ language: Type.Optional(Type.Enum(['nl', 'en'])) }),
    download: 'application/pdf',
    reply: Type.Any(),
  },
  'GET /api/plan.ics': {
    access: READERS,
    summary: 'Deadlines, interim checks and evaluations of open rows as a calendar file.',
    query: Type.Object({
      language: Type.Optional(Type.Enum(['nl', 'en'])),
      rowId: Type.Optional(Id),
    }),
    download: 'text/calendar; charset=utf-8',
    reply: Type.Any(),
  },
} as const satisfies Contracts;
