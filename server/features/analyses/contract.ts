import { type Static, type TSchema, Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';

const Id = Type.String({ pattern: '^[0-9a-f-]{36}$' });
const orNull = <T extends TSchema>(type: T) => Type.Union([type, Type.Null()]);
const TwoLanguages = Type.Object({ nl: Type.String(), en: Type.String() });
const Band = Type.Object({ from: Type.Integer(), to: orNull(Type.Integer()) });
/** about: rounded to the step; at-most / at-least: the exact value would tell too much. */
const Coded = Type.Object({
  value: Type.Number(),
  bound: Type.Enum(['about', 'at-most', 'at-least']),
  step: Type.Number(),
});
/** Keys of the texts that explain a refusal or a caution: server/domain/statistics/show-rules.ts. */
const Reason = Type.String();

const shownOrNot = <A extends Record<string, TSchema>, G extends Record<string, TSchema>>(
  about: A,
  given: G,
) =>
  Type.Union([
    Type.Object({ ...about, shown: Type.Literal(false), reason: Reason }),
    Type.Object({ ...about, shown: Type.Literal(true), cautions: Type.Array(Reason), ...given }),
  ]);

const Reliability = shownOrNot(
  { scale: Type.String() },
  {
    n: Band,
    items: Type.Integer(),
    alpha: orNull(Type.Number()),
    /** From two hundred people on. */
    omega: orNull(Type.Number()),
    /** Spearman-Brown, for a scale of exactly two items. */
    twoItems: orNull(Type.Number()),
  },
);
const TeamDifferences = shownOrNot(
  { scale: Type.String() },
  { groups: Type.Integer(), icc1: Type.Number(), icc2: Type.Number(), mayRank: Type.Boolean() },
);
const Drivers = shownOrNot(
  /** The outcome. */
  { scale: Type.String() },
  {
    n: Band,
    /** Share of the differences between people that the predictors explain together, in per cent. */
    explained: Type.Number(),
    /**
     * Largest first. `share`: per cent of what is explained; `contribution`: per cent of all differences between people,
     * with its 95 % interval.
     */
    predictors: Type.Array(
      Type.Object({
        scale: Type.String(),
        share: Type.Number(),
        contribution: Type.Number(),
        lower: Type.Number(),
        upper: Type.Number(),
      }),
    ),
  },
);
const Quadrants = shownOrNot(
  { demand: Type.String(), control: Type.String() },
  {
    n: Band,
    /** Score from which demands or control count as high: the middle of the scale, for want of a norm. */
    cut: Type.Number(),
    shares: Type.Object({ active: Coded, strain: Coded, passive: Coded, 'low-strain': Coded }),
  },
);
const StraightLining = shownOrNot(
  {},
  { n: Band, share: Coded, effect: Type.Enum(['none', 'small', 'clear']) },
);
const Response = Type.Object({ percent: Type.Number(), bound: Type.Enum(['from', 'below', 'at-least']) });

const UnitAnalyses = Type.Object({
  id: Id,
  name: Type.String(),
  invited: Type.Integer({ description: 'Invited at or below the unit' }),
  response: orNull(Response),
  /** How far the people of the unit agree, by scale. */
  agreement: Type.Record(
    Type.String(),
    Type.Object({ word: Type.Enum(['agreed', 'mixed', 'divided']), value: orNull(Type.Number()) }),
  ),
  /** Demands against resources beside the organisation, in deviations; 0 for the organisation itself. */
  loadCapacity: orNull(
    Type.Object({ index: Type.Number(), demands: Type.Integer(), resources: Type.Integer() }),
  ),
  /** Effort divided by reward (geometric mean), and the share who give more than they get. */
  effortReward: orNull(
    Type.Object({ n: Band, score: Coded, ratio: Type.Number(), moreEffort: orNull(Coded) }),
  ),
});
export type UnitAnalyses = Static<typeof UnitAnalyses>;

const NonResponse = Type.Object({
  invited: Type.Integer(),
  response: orNull(Response),
  cautions: Type.Array(Reason),
  /** How far those who stayed away are taken to differ from the others, in deviations. */
  assumedDifference: Type.Number(),
  scales: Type.Array(
    Type.Object({
      scale: Type.String(),
      /** The published mean, and the same if every department counted for everyone invited there. */
      mean: Type.Number(),
      weighted: orNull(Type.Number()),
      coveredShare: orNull(Type.Number()),
      /** The mean of everybody may lie this many points off. */
      biasPoints: orNull(Type.Number()),
    }),
  ),
});
export type NonResponse = Static<typeof NonResponse>;

const AnalysesReply = Type.Object({
  campaign: Type.Object({ id: Id, title: Type.String(), closesOn: Type.String() }),
  scales: Type.Array(
    Type.Object({
      id: Type.String(),
      title: TwoLanguages,
      higherIs: Type.Enum(['favourable', 'unfavourable', 'neutral']),
    }),
  ),
  reliability: Type.Array(Reliability),
  teamDifferences: Type.Array(TeamDifferences),
  drivers: Type.Array(Drivers),
  quadrants: orNull(Quadrants),
  straightLining: orNull(StraightLining),
  nonResponse: orNull(NonResponse),
  /** The unit asked for, and the units directly below it that may be seen. */
  units: Type.Array(UnitAnalyses),
});
export type AnalysesReply = Static<typeof AnalysesReply>;

export const routes = {
  'GET /api/campaigns/:campaignId/analyses': {
    access: ['hr', 'manager', 'management', 'adviser', 'works-council'],
    summary:
      'What was computed at the tally: reliability, differences between teams, agreement, drivers, quadrants, effort-reward, straight lines; and from published figures: load-capacity and non-response.',
    params: Type.Object({ campaignId: Id }),
    query: Type.Object({ unitId: Type.Optional(Id) }),
    reply: AnalysesReply,
  },
} as const satisfies Contracts;
