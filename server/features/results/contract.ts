import { type Static, Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';

const Id = Type.String({ pattern: '^[0-9a-f-]{36}$' });
const TwoLanguages = Type.Object({ nl: Type.String(), en: Type.String() });
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);

const Scale = Type.Object({
  id: Type.String(),
  title: TwoLanguages,
  measures: TwoLanguages,
  higherIs: Type.Enum(['favourable', 'unfavourable', 'neutral']),
  favourable: orNull(TwoLanguages),
  field4A: Type.String(),
  minimumGroup: Type.Integer(),
});

/** A figure that may be seen, or the fact that it may not; a withheld figure looks the same for every cause. */
const Figure = Type.Union([
  Type.Object({
    withheld: Type.Literal(false),
    mean: Type.Number(),
    /** about: rounded to the step; at-most / at-least: near an end of the scale, where the exact value would tell too much. */
    bound: Type.Enum(['about', 'at-most', 'at-least']),
    step: Type.Number(),
    n: Type.Object({ from: Type.Integer(), to: orNull(Type.Integer()) }),
    sd: orNull(Type.Number()),
    /** Shares unfavourable, neutral, favourable in percent; null when too few. */
    thirds: orNull(Type.Array(Type.Number())),
    comparison: orNull(
      Type.Object({
        verdict: Type.Enum(['attention', 'strong', 'no-clear-difference', 'too-few']),
        difference: Type.Number(),
        interval: orNull(Type.Object({ lower: Type.Number(), upper: Type.Number() })),
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

export const routes = {
  'GET /api/campaigns/:campaignId/results': {
    access: ['hr', 'manager', 'management', 'adviser', 'works-council'],
    scope: 'results:read',
    summary:
      'Published figures per scale of one unit, the units directly below it, and the organisation as the norm.',
    params: Type.Object({ campaignId: Id }),
    query: Type.Object({ unitId: Type.Optional(Id) }),
    reply: Type.Object({
      campaign: Type.Object({
        id: Id,
        title: Type.String(),
        closesOn: Type.String(),
        questionnaireId: Type.String(),
      }),
      previous: orNull(Type.Object({ id: Id, title: Type.String() })),
      organisationName: Type.String(),
      /** The unit looked at, its path from the top, and what may be opened below it. */
      unit: Unit,
      path: Type.Array(Unit),
      children: Type.Array(Unit),
      units: Type.Array(Unit),
      scales: Type.Array(Scale),
      /** Figures by unit id, then scale id. The organisation's own stand under `organisation`. */
      figures: Type.Record(Type.String(), Type.Record(Type.String(), Figure)),
      organisation: Type.Record(Type.String(), Figure),
      absenceNorms: Type.Array(AbsenceNorm),
    }),
  },
} as const satisfies Contracts;
