import { type Static, Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';
import { seriesRoutes } from './series-routes.ts';
import { Id, Interval, orNull, Range, READERS, TwoLanguages } from './shapes.ts';

const Scale = Type.Object({
  id: Type.String(),
  title: TwoLanguages,
  measures: TwoLanguages,
  higherIs: Type.Enum(['favourable', 'unfavourable', 'neutral']),
  favourable: orNull(TwoLanguages),
  field4A: Type.String(),
  minimumGroup: Type.Integer(),
});

/** A share in percent; rest: what the other shares of the same figure leave. */
const Share = Type.Object({
  value: Type.Number(),
  bound: Type.Enum(['about', 'at-most', 'at-least', 'rest']),
});

/** A figure that may be seen, or the fact that it may not; a withheld figure looks the same for every cause. */
const Figure = Type.Union([
  Type.Object({
    withheld: Type.Literal(false),
    mean: Type.Number(),
    /** about: rounded to the step; at-most / at-least: near an end of the scale, where the exact value would tell too much. */
    bound: Type.Enum(['about', 'at-most', 'at-least']),
    step: Type.Number(),
    n: Range,
    sd: orNull(Type.Number()),
    /** Shares of people in the low, middle and high third of the scale; null when too few. */
    shares: orNull(Type.Array(Share)),
    /** Shares per sixth of the scale (0 is the lowest), neighbours joined where one alone would tell too much. */
    distribution: orNull(Type.Array(Type.Object({ answers: Type.Array(Type.Integer()), share: Share }))),
    /** The mean drawn towards that of all teams, for orders only; null where teams cannot be told apart. */
    shrunken: orNull(Type.Number()),
    /** How far the order's mean falls short of the organisation, in deviations; positive is unfavourable. */
    gap: orNull(Type.Number()),
    /** Between which values the mean lies when the measurement is seen as a sample of how work usually is. */
    interval: orNull(Interval),
    comparison: orNull(
      Type.Object({
        verdict: Type.Enum(['attention', 'strong', 'no-clear-difference', 'too-few']),
        difference: Type.Number(),
        interval: orNull(Interval),
      }),
    ),
    /** The same unit and scale a campaign earlier; null when there is none to compare with. */
    trend: orNull(
      Type.Object({
        earlier: Type.Number(),
        verdict: Type.Enum(['better', 'worse', 'no-clear-difference', 'too-few']),
        difference: Type.Number(),
      }),
    ),
  }),
  Type.Object({ withheld: Type.Literal(true) }),
]);
export type Figure = Static<typeof Figure>;

const Unit = Type.Object({
  id: Id,
  parentId: orNull(Id),
  name: Type.String(),
  code: Type.String(),
});

const AbsenceNorm = Type.Object({
  title: TwoLanguages,
  group: TwoLanguages,
  period: Type.String(),
  value: Type.Number(),
  passport: Type.Any(),
});

const Campaign = Type.Object({
  id: Id,
  title: Type.String(),
  opensOn: Type.String(),
  closesOn: Type.String(),
  questionnaireId: Type.String(),
  /** When everyone who may see results could first see them; the same moment for every role. */
  releasedAt: Type.String(),
});

/** How many of the invited people answered, in the whole campaign; what has to be said about it. */
const Response = Type.Object({
  invited: Type.Integer(),
  counted: Type.Integer(),
  percent: Type.Integer(),
  cautions: Type.Array(Type.String()),
});

const numberOrNull = Type.Unsafe<number | null>({ type: ['number', 'null'] });

/**
 * Figures of many units at once, unit after unit and within a unit scale after scale. Every list has one entry per unit
 * and scale; null where the figure is withheld, or where nothing is to be said.
 */
const Heat = Type.Object({
  mean: Type.Array(numberOrNull),
  /** Lower end of the band of answers. */
  n: Type.Array(numberOrNull),
  /** Unit minus the rest of the organisation. */
  difference: Type.Array(numberOrNull),
  /** The mean as it counts in an order; see `shrunken`. */
  shrunken: Type.Array(numberOrNull),
  /**
   * One letter per entry: a(ttention), s(trong), n(o clear difference), t(oo few to compare), o(nly a figure: the
   * organisation itself), w(ithheld).
   */
  verdict: Type.String(),
  /** One letter per entry: a(bout), m (at most), l (at least), w(ithheld). */
  bound: Type.String(),
  /** One letter per entry: b(etter), w(orse), n(o clear difference), t(oo few), - (no campaign to compare with). */
  trend: Type.String(),
});
export type Heat = Static<typeof Heat>;

export const routes = {
  'GET /api/campaigns/:campaignId/heatmap': {
    access: READERS,
    copy: true,
    kept: true,
    scope: 'results:read',
    summary: 'The published figure of every unit that the account may see and every scale, in compact form.',
    params: Type.Object({ campaignId: Id }),
    reply: Type.Object({
      /** In the order of the tree. */
      units: Type.Array(Unit),
      scales: Type.Array(Scale),
      heat: Heat,
    }),
  },
  'GET /api/campaigns/:campaignId/results': {
    access: READERS,
    copy: true,
    kept: true,
    scope: 'results:read',
    summary: 'Published figures per scale of one unit, with the organisation as the norm.',
    params: Type.Object({ campaignId: Id }),
    query: Type.Object({ unitId: Type.Optional(Id) }),
    reply: Type.Object({
      campaign: Campaign,
      response: Response,
      previous: orNull(Type.Object({ id: Id, title: Type.String() })),
      organisationName: Type.String(),
      /** The unit looked at, its path from the top, and what may be opened below it. */
      unit: Unit,
      path: Type.Array(Unit),
      children: Type.Array(Unit),
      scales: Type.Array(Scale),
      /** Figures of the unit by scale id. */
      figures: Type.Record(Type.String(), Figure),
      organisation: Type.Record(Type.String(), Figure),
      absenceNorms: Type.Array(AbsenceNorm),
    }),
  },
  ...seriesRoutes,
} as const satisfies Contracts;
