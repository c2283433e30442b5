import { Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';
import { CutFigure, ItemFigure, PrevalenceFigure, ScaleFigure } from '../../http/released-schema.ts';

const Id = Type.String({ pattern: '^[0-9a-f-]{36}$' });
const TwoLanguages = Type.Object({ nl: Type.String(), en: Type.String() });
const Named = Type.Object({ id: Id, name: Type.String() });
const READERS = ['hr', 'manager', 'management', 'adviser', 'works-council'] as const;

const ScaleTitle = Type.Object({
  id: Type.String(),
  title: TwoLanguages,
  measures: TwoLanguages,
  /** items: only single questions; prevalence: the share that met something at all. */
  report: Type.Enum(['scale', 'prevalence', 'profile', 'items']),
  higherIs: Type.Enum(['favourable', 'unfavourable', 'neutral']),
  minimumGroup: Type.Integer(),
});

const Item = Type.Object({
  id: Type.String(),
  text: TwoLanguages,
  /** Worded against the direction of the scale. */
  reversed: Type.Boolean(),
  answers: Type.Array(TwoLanguages),
  figure: Type.Union([ItemFigure, PrevalenceFigure]),
});

const CutTable = Type.Object({
  cut: Type.String(),
  title: TwoLanguages,
  groups: Type.Array(Type.Object({ categories: Type.Array(TwoLanguages), figure: CutFigure })),
});

/** Where the answers of one unit are to be found. */
const CountedUnit = Type.Object({
  ...Named.properties,
  /** Scales with a figure of the unit's own, of all scales of the campaign. */
  shown: Type.Integer(),
  scales: Type.Integer(),
  /** The unit in whose figures the answers count that have none here; null when there is no such unit. */
  countedAt: Type.Union([Named, Type.Null()]),
  /** Units without figures of their own that count at this unit. */
  countsFor: Type.Array(Named),
});

export const routes = {
  'GET /api/campaigns/:campaignId/figures': {
    access: READERS,
    summary:
      'Everything published about one scale in one unit: the scale, its questions, its distribution and its tables by background question.',
    params: Type.Object({ campaignId: Id }),
    query: Type.Object({
      unitId: Type.Optional(Id),
      scale: Type.Optional(Type.String({ maxLength: 60 })),
    }),
    reply: Type.Object({
      campaign: Type.Object({ id: Id, title: Type.String(), closesOn: Type.String() }),
      unit: Named,
      /** Units that may be chosen, from the top down. */
      units: Type.Array(
        Type.Object({ ...Named.properties, parentId: Type.Union([Id, Type.Null()]), code: Type.String() }),
      ),
      scales: Type.Array(ScaleTitle),
      scale: ScaleTitle,
      /** Null for a scale that is reported by its questions only. */
      figure: Type.Union([ScaleFigure, Type.Null()]),
      items: Type.Array(Item),
      cuts: Type.Array(CutTable),
      /** The background questions of the campaign; one without a table here is not shown for this unit. */
      asked: Type.Array(TwoLanguages),
    }),
  },
  'GET /api/campaigns/:campaignId/coverage': {
    access: READERS,
    summary:
      'Where the answers of the own units are counted, and the figures that several small teams of one manager share.',
    params: Type.Object({ campaignId: Id }),
    reply: Type.Object({
      campaign: Type.Object({ id: Id, title: Type.String(), closesOn: Type.String() }),
      units: Type.Array(CountedUnit),
      /** The lowest unit with figures that holds all own units. */
      together: Type.Union([
        Type.Object({
          ...Named.properties,
          own: Type.Boolean(),
          figures: Type.Array(Type.Object({ scale: ScaleTitle, figure: ScaleFigure })),
        }),
        Type.Null(),
      ]),
    }),
  },
} as const satisfies Contracts;
