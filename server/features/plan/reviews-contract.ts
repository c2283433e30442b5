import { type Static, Type } from 'typebox';
import { Day, orNull } from '../../domain/plan/shapes.ts';
import type { Contracts } from '../../http/contract.ts';
import { READERS } from './findings-contract.ts';

const YearFigures = Type.Object({
  due: Type.Integer(),
  done: Type.Integer(),
  doneInTime: Type.Integer(),
  open: Type.Integer(),
  overdue: Type.Integer(),
  stopped: Type.Integer(),
  realisation: orNull(Type.Integer()),
  budgetPlanned: Type.Number(),
  budgetSpent: Type.Number(),
  hoursPlanned: Type.Number(),
  hoursSpent: Type.Number(),
  improved: Type.Integer(),
  withoutCheck: Type.Integer(),
});

const Review = Type.Object({
  year: Type.Integer(),
  heldOn: Day,
  withCouncilOn: orNull(Day),
  learned: Type.String(),
  nextYear: Type.String(),
  by: Type.String(),
  figures: YearFigures,
});
export type Review = Static<typeof Review>;

export const routes = {
  'GET /api/plan/reviews': {
    access: READERS,
    summary: 'How the plan goes this year, and the yearly reviews that were held.',
    query: Type.Object({ year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2200 })) }),
    reply: Type.Object({
      year: Type.Integer(),
      years: Type.Array(Type.Integer()),
      figures: YearFigures,
      reviews: Type.Array(Review),
    }),
  },
  'PUT /api/plan/reviews/:year': {
    access: ['hr', 'management', 'adviser'],
    summary: 'Writes down the yearly review, with the figures of that day.',
    params: Type.Object({ year: Type.Integer({ minimum: 2000, maximum: 2200 }) }),
    body: Type.Object(
      {
        heldOn: Day,
        withCouncilOn: orNull(Day),
        learned: Type.String({ minLength: 10, maxLength: 4000, pattern: '\\S' }),
        nextYear: Type.String({ maxLength: 4000 }),
      },
      { additionalProperties: false },
    ),
    reply: Type.Object({ ok: Type.Boolean() }),
  },
} as const satisfies Contracts;
