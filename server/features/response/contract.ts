import { Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';

const Figure = Type.Union([
  Type.Object({
    withheld: Type.Literal(false),
    percent: Type.Integer(),
    bound: Type.Enum(['from', 'below', 'at-least']),
  }),
  Type.Object({ withheld: Type.Literal(true) }),
]);

export const routes = {
  'GET /api/campaigns/:campaignId/response': {
    access: ['hr', 'management', 'works-council'],
    summary:
      'How many people have answered so far, coarsely and as of last night. Tells of groups of ten invited people or more, never who.',
    params: Type.Object({ campaignId: Type.String({ pattern: '^[0-9a-f-]{36}$' }) }),
    reply: Type.Object({
      /** The day of the last nightly round; null before the first. */
      asOf: Type.Union([Type.String(), Type.Null()]),
      units: Type.Array(
        Type.Object({
          unitId: Type.String(),
          name: Type.String(),
          parentId: Type.Union([Type.String(), Type.Null()]),
          figure: Figure,
        }),
      ),
    }),
  },
} as const satisfies Contracts;
