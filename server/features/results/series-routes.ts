import { Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';
import { Id, Interval, orNull, Range, READERS, TwoLanguages } from './shapes.ts';

const Point = Type.Object({
  mean: Type.Number(),
  bound: Type.Enum(['about', 'at-most', 'at-least']),
  n: Range,
  interval: orNull(Interval),
});

/** One scale over all campaigns of a series. */
const Line = Type.Object({
  scale: Type.String(),
  /** One per campaign; null where nothing is shown, or where something else was asked. */
  points: Type.Array(orNull(Point)),
  /** From the first campaign to now, tested together with every other unit and scale; null without such a pair. */
  since: orNull(
    Type.Object({
      earlier: Type.Number(),
      verdict: Type.Enum(['better', 'worse', 'no-clear-difference', 'too-few']),
      difference: Type.Number(),
    }),
  ),
});

const params = Type.Object({ campaignId: Id });

export const seriesRoutes = {
  'GET /api/campaigns/:campaignId/series': {
    access: READERS,
    copy: true,
    kept: true,
    scope: 'results:read',
    summary: 'The figures of one unit in all campaigns of the series, oldest first.',
    params,
    query: Type.Object({ unitId: Id }),
    reply: Type.Object({
      campaigns: Type.Array(Type.Object({ id: Id, title: Type.String(), closesOn: Type.String() })),
      lines: Type.Array(Line),
    }),
  },
  'GET /api/campaigns/:campaignId/outside-norms': {
    access: READERS,
    scope: 'results:read',
    summary: 'The figures of one unit beside a norm from elsewhere, or why they may not stand there.',
    params,
    query: Type.Object({
      unitId: Id,
      norm: Type.Optional(Type.String({ maxLength: 80 })),
      group: Type.Optional(Type.String({ maxLength: 80 })),
    }),
    reply: Type.Object({
      /** Every table with scores for these scales; empty when there is none. */
      norms: Type.Array(Type.Object({ id: Type.String(), title: TwoLanguages })),
      /** What was chosen before the launch: the id of a table, 'none', or null for no choice. */
      atLaunch: orNull(Type.String()),
      /** The one that is shown, with its passport; 'none' as norm asks for none. */
      chosen: orNull(
        Type.Object({
          id: Type.String(),
          title: TwoLanguages,
          source: Type.String(),
          licence: Type.String(),
          population: TwoLanguages,
          note: TwoLanguages,
          comparability: Type.Enum(['identical', 'same-construct', 'context', 'internal']),
          expires: Type.String(),
          groups: Type.Array(Type.Object({ code: Type.String(), name: TwoLanguages })),
          group: Type.String(),
          lines: Type.Array(
            Type.Object({
              scale: Type.String(),
              norm: Type.Number(),
              period: Type.String(),
              difference: orNull(Type.Number()),
              verdict: Type.Enum(['attention', 'strong', 'no-clear-difference', 'too-few', 'refused']),
              /** Why the two may not be compared; null when they may. */
              refusal: orNull(Type.String()),
            }),
          ),
        }),
      ),
    }),
  },
} as const satisfies Contracts;
