import { type Static, Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';

const Id = Type.String({ pattern: '^[0-9a-f-]{36}$' });
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const TwoLanguages = Type.Object({ nl: Type.String(), en: Type.String() });
const Interval = Type.Object({ lower: Type.Number(), upper: Type.Number() });
const Scheme = Type.Object({ days: Type.Array(Type.Number()), cases: Type.Array(Type.Number()) });
const Unit = Type.Object({ id: Id, parentId: orNull(Id), name: Type.String() });

const Details = Type.Object({
  heads: Type.Number(),
  ended: Type.Number(),
  endedDays: Type.Number(),
  /** Over the same employees as the duration, which may be fewer than those of the year. */
  percentage: orNull(Type.Number()),
  /** Of that percentage, from two hundred employees with a list of employments. */
  interval: orNull(Interval),
  frequency: orNull(Type.Number()),
  duration: orNull(Type.Number()),
  check: orNull(Type.Object({ expected: Type.Number(), fits: Type.Boolean() })),
  people: orNull(
    Type.Object({
      vernet: Scheme,
      classic: Scheme,
      frequent: Type.Object({ people: Type.Number(), percentage: orNull(Type.Number()) }),
      zero: orNull(
        Type.Object({
          people: Type.Number(),
          of: Type.Number(),
          percentage: orNull(Type.Number()),
          interval: orNull(Interval),
        }),
      ),
    }),
  ),
});
export type Details = Static<typeof Details>;

const YearFigures = Type.Object({
  firstMonth: Type.String(),
  lastMonth: Type.String(),
  heads: Type.Number(),
  headDays: Type.Number(),
  employmentDays: Type.Number(),
  sickDays: Type.Number(),
  percentage: Type.Number(),
  reports: Type.Object({ value: Type.Number(), atMost: Type.Boolean() }),
  frequency: Type.Number(),
  frequencyInterval: orNull(Interval),
  /** Of groups of fifty or more. */
  details: orNull(Details),
});
export type YearFigures = Static<typeof YearFigures>;

/** A percentage with the two sums that it is made of. */
const Share = Type.Object({
  percentage: Type.Number(),
  sickDays: Type.Number(),
  employmentDays: Type.Number(),
});

const MonthFigure = Type.Object({
  month: Type.String(),
  sickDays: Type.Number(),
  employmentDays: Type.Number(),
  reports: Type.Number(),
  percentage: orNull(Type.Number()),
  /** The twelve months up to this one. */
  rolling: orNull(Share),
});
export type MonthFigure = Static<typeof MonthFigure>;

const QuarterFigure = Type.Object({
  quarter: Type.String(),
  now: Share,
  /** The same quarter a year before. */
  before: Share,
});
export type QuarterFigure = Static<typeof QuarterFigure>;

const Category = Type.Object({
  dimension: Type.Enum(['age', 'sex', 'function']),
  group: Type.String(),
  figures: YearFigures,
});
export type Category = Static<typeof Category>;

const Norm = Type.Object({
  group: TwoLanguages,
  kind: Type.Enum(['all', 'sector', 'size']),
  period: Type.String(),
  value: Type.Number(),
  /** Own absence over exactly the same quarters; null when not all of them were imported. */
  own: orNull(Share),
  imported: Type.Boolean(),
  /** The imported quarters that the value is the mean of. */
  parts: Type.Array(Type.Object({ quarter: Type.String(), value: Type.Number() })),
  passport: Type.Object({
    title: TwoLanguages,
    source: Type.String(),
    sourceTable: Type.String(),
    retrieved: Type.String(),
    licence: Type.String(),
    population: TwoLanguages,
    note: TwoLanguages,
    comparability: Type.String(),
    expires: Type.String(),
  }),
});
export type Norm = Static<typeof Norm>;

const Expected = Type.Object({
  /** Working days a year per employee. */
  expected: Type.Number(),
  everyone: Type.Number(),
  covered: Type.Number(),
  period: Type.String(),
  groups: Type.Array(
    Type.Object({ group: Type.String(), heads: Type.Number(), norm: orNull(Type.Number()) }),
  ),
  source: Type.String(),
});
export type Expected = Static<typeof Expected>;

const Prices = Type.Object(
  {
    perDayLow: Type.Number({ minimum: 1, maximum: 10_000 }),
    perDayHigh: Type.Number({ minimum: 1, maximum: 10_000 }),
    healthServicePerHead: Type.Number({ minimum: 0, maximum: 10_000 }),
    perLongCase: Type.Number({ minimum: 0, maximum: 1_000_000 }),
    workRelatedLow: Type.Number({ minimum: 0.1, maximum: 100 }),
    workRelatedHigh: Type.Number({ minimum: 0.1, maximum: 100 }),
    daysPerCase: Type.Number({ minimum: 1, maximum: 1000 }),
    measureCost: Type.Number({ minimum: 0, maximum: 1e9 }),
  },
  { additionalProperties: false },
);
export type Prices = Static<typeof Prices>;

const Lag = Type.Enum(['after', 'around', 'before']);
export type Lag = Static<typeof Lag>;
const Outcome = Type.Enum(['percentage', 'frequency']);
export type Outcome = Static<typeof Outcome>;

const Point = Type.Object({
  unit: Type.String(),
  score: Type.Number(),
  percentage: Type.Number(),
  frequency: Type.Number(),
  heads: Type.Number(),
});
const Relation = Type.Object({
  scale: Type.String(),
  title: TwoLanguages,
  higherIs: Type.String(),
  /** From eight units on. */
  points: Type.Array(Point),
  units: Type.Integer(),
  /** From ten units on: Spearman with permutation p, and whether it survives the correction for all scales. */
  correlation: orNull(Type.Object({ rho: Type.Number(), p: Type.Number(), survives: Type.Boolean() })),
  /** From twenty units on: reports per person-year, for ten points more on the scale. */
  model: orNull(Type.Object({ ratio: Type.Number(), interval: Interval, p: Type.Number() })),
});
export type Relation = Static<typeof Relation>;

const READERS = ['hr', 'manager', 'management', 'adviser', 'works-council'] as const;
const WHOLE = ['hr', 'management', 'adviser', 'works-council'] as const;
const WRITERS = ['hr', 'manager', 'management'] as const;
const RelationChoice = { campaignId: Id, lag: Lag, outcome: Outcome };

export const routes = {
  'GET /api/absence': {
    access: READERS,
    summary:
      'Absence of one unit: the last twelve months, the twelve before, months, quarters and the units below.',
    query: Type.Object({ unitId: Type.Optional(Id) }),
    reply: Type.Object({
      imported: orNull(
        Type.Object({
          firstMonth: Type.String(),
          lastMonth: Type.String(),
          kind: Type.String(),
          on: Type.String(),
        }),
      ),
      unit: orNull(Unit),
      isTop: Type.Boolean(),
      units: Type.Array(Unit),
      /** Where the employees of this unit are counted when it has no figures of its own. */
      countedAt: orNull(Type.String()),
      year: orNull(YearFigures),
      before: orNull(YearFigures),
      months: Type.Array(MonthFigure),
      quarters: Type.Array(QuarterFigure),
      children: Type.Array(
        Type.Object({
          unit: Unit,
          year: orNull(YearFigures),
          before: orNull(YearFigures),
          countedAt: orNull(Type.String()),
        }),
      ),
      categories: Type.Array(Category),
      norms: Type.Array(Norm),
      expected: orNull(Expected),
      complaints: Type.Array(
        Type.Object({ period: Type.String(), group: Type.String(), cases: Type.Integer() }),
      ),
    }),
  },
  'GET /api/absence/prices': {
    access: READERS,
    summary: 'Prices of the cost calculation: the defaults with their source, or those of the organisation.',
    reply: Type.Object({ prices: Prices, own: Type.Boolean(), defaults: Prices }),
  },
  'PUT /api/absence/prices': {
    access: ['hr', 'management'],
    summary: 'Keeps prices of the organisation itself.',
    body: Prices,
    reply: Type.Object({ ok: Type.Boolean() }),
  },
  'GET /api/absence/relation': {
    access: WHOLE,
    summary: 'Published scale scores of a campaign beside the absence of the same units.',
    query: Type.Object({
      campaignId: Type.Optional(Id),
      lag: Type.Optional(Lag),
      outcome: Type.Optional(Outcome),
    }),
    reply: Type.Object({
      campaigns: Type.Array(Type.Object({ id: Id, title: Type.String(), closesOn: Type.String() })),
      campaignId: orNull(Id),
      lag: Lag,
      outcome: Outcome,
      firstMonth: orNull(Type.String()),
      lastMonth: orNull(Type.String()),
      /** False when the twelve months of this choice were not all imported. */
      covered: Type.Boolean(),
      relations: Type.Array(Relation),
    }),
  },
  'POST /api/absence/relation/findings': {
    access: WRITERS,
    summary: 'Makes a finding of the relation between one scale and absence.',
    body: Type.Object(
      { ...RelationChoice, scale: Type.String({ maxLength: 40 }) },
      { additionalProperties: false },
    ),
    reply: Type.Object({ id: Id }),
    status: 201,
  },
  'POST /api/absence/findings': {
    access: WRITERS,
    summary: 'Makes a finding of an absence figure of a unit.',
    body: Type.Object(
      { unitId: Id, figure: Type.Enum(['percentage', 'frequency', 'duration']) },
      { additionalProperties: false },
    ),
    reply: Type.Object({ id: Id }),
    status: 201,
  },
} as const satisfies Contracts;
