import { type Static, Type } from 'typebox';
import { Evidence } from '../risk/evidence.ts';

export const Id = Type.String({ pattern: '^[0-9a-f-]{36}$' });
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
export const TwoLanguages = Type.Object({ nl: Type.String(), en: Type.String() });
export const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const text = (maxLength: number) => Type.String({ maxLength });

export const PSA_CATEGORIES = [
  'work-pressure',
  'aggression-and-violence',
  'sexual-harassment',
  'bullying',
  'discrimination',
  'none',
] as const;
export const FIELDS_4A = ['content', 'relations', 'conditions', 'terms', 'absence'] as const;
export const LEVELS = ['individual', 'team', 'organisation'] as const;
/** Nearest to the source first: the order in which the law wants measures to be considered. */
export const STEPS = ['source', 'collective', 'individual', 'personal-protection'] as const;
export const STATUSES = ['planned', 'in-progress', 'done', 'stopped'] as const;
export const EFFECTS = ['improved', 'no-clear-difference', 'worsened', 'not-measured'] as const;
export const CAUSE_SOURCES = ['team-session', 'interview', 'adviser', 'observation'] as const;
export const CHECK_OUTCOMES = ['on-track', 'behind', 'stuck'] as const;

export const RiskClass = Type.Enum(['low', 'medium', 'high', 'very-high']);
export const RiskInputs = Type.Union([
  Type.Object({ method: Type.Literal('reach-severity'), reach: Type.Integer(), severity: Type.Integer() }),
  Type.Object({
    method: Type.Literal('kinney'),
    effect: Type.Number(),
    exposure: Type.Number(),
    likelihood: Type.Number(),
  }),
  Type.Object({
    method: Type.Literal('three-by-three'),
    likelihood: Type.Integer(),
    effect: Type.Integer(),
  }),
]);

const Unit = Type.Object({ id: Id, name: Type.String() });

export const Cause = Type.Object({
  id: Id,
  text: Type.String(),
  source: Type.Enum([...CAUSE_SOURCES]),
  heardOn: Day,
});

/** What is weighed about a finding, beside its evidence. */
export const FindingFields = Type.Object(
  {
    psaCategory: orNull(Type.Enum([...PSA_CATEGORIES])),
    field4A: orNull(Type.Enum([...FIELDS_4A])),
    exposedGroup: text(300),
    exposedNumber: orNull(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
    specialCategory: text(300),
  },
  { additionalProperties: false },
);
export type FindingFields = Static<typeof FindingFields>;

export const Finding = Type.Object({
  id: Id,
  campaignId: orNull(Id),
  scale: orNull(Type.String()),
  unit: Unit,
  evidence: Evidence,
  ...FindingFields.properties,
  riskInputs: orNull(RiskInputs),
  /** What the method gives, raised where something was reported. */
  riskRated: orNull(RiskClass),
  riskReported: Type.Boolean(),
  riskOverride: orNull(RiskClass),
  riskReason: Type.String(),
  acceptedBecause: orNull(Type.String()),
  acceptedBy: orNull(Type.String()),
  acceptedOn: orNull(Type.String()),
  foundOn: Day,
  causes: Type.Array(Cause),
});
export type Finding = Static<typeof Finding>;

/** Everything about a plan row that people write; see the list of fields of an RI&E plan of action. */
export const RowFields = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: 160, pattern: '\\S' }),
    description: text(2000),
    level: Type.Enum([...LEVELS]),
    step: Type.Enum([...STEPS]),
    stepReason: text(500),
    prevention: orNull(Type.Enum(['primary', 'secondary', 'tertiary'])),
    rieReference: text(60),
    legalArticle: text(160),
    goal: text(500),
    indicator: text(500),
    baseline: text(300),
    target: text(300),
    owner: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
    ownerEmail: orNull(Type.String({ maxLength: 200, pattern: '^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$' })),
    executor: text(120),
    expertise: text(200),
    startsOn: orNull(Day),
    deadline: Day,
    status: Type.Enum([...STATUSES]),
    doneOn: orNull(Day),
    remark: text(2000),
    budgetPlanned: orNull(Type.Number({ minimum: 0, maximum: 1e9 })),
    budgetSpent: orNull(Type.Number({ minimum: 0, maximum: 1e9 })),
    hoursPlanned: orNull(Type.Number({ minimum: 0, maximum: 1e6 })),
    hoursSpent: orNull(Type.Number({ minimum: 0, maximum: 1e6 })),
    educationNeeded: text(300),
    educationDoneOn: orNull(Day),
    councilKind: orNull(Type.Enum(['consent', 'consultation'])),
    councilOn: orNull(Day),
    expertAdvice: text(1000),
    communication: text(500),
    communicatedOn: orNull(Day),
    evaluateOn: orNull(Day),
    effect: orNull(Type.Enum([...EFFECTS])),
    effectNote: text(1000),
    residualClass: orNull(RiskClass),
    residualReason: text(500),
  },
  { additionalProperties: false },
);
export type RowFields = Static<typeof RowFields>;

export const PlanRow = Type.Object({
  id: Id,
  number: Type.Integer(),
  findingId: Id,
  unit: Unit,
  measureId: orNull(Type.String()),
  madeOn: Day,
  revision: Type.Integer(),
  ...RowFields.properties,
});
export type PlanRow = Static<typeof PlanRow>;

/** Findings with their causes, and rows: what is signed and what goes to the inspector. */
export interface PlanContent {
  readonly findings: readonly Finding[];
  readonly rows: readonly PlanRow[];
}
