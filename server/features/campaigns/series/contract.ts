import { Type } from 'typebox';
import type { Contracts } from '../../../http/contract.ts';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ pattern: '^[0-9a-f-]{36}$' });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Months = Type.Enum([1, 2, 3, 4, 6, 12, 24]);
const DaysOpen = Type.Integer({ minimum: 3, maximum: 90 });
const Params = Type.Object({ seriesId: Id });

/** Campaigns that come back: every year, or a short one in between. */
export const routes = {
  'GET /api/series': {
    access: ['hr'],
    summary: 'Campaigns that come back, with the day of the next one.',
    reply: Type.Object({
      series: Type.Array(
        Type.Object({
          id: Id,
          title: Type.String(),
          from: Type.Object({ id: Id, title: Type.String() }),
          everyMonths: Months,
          nextOpensOn: Day,
          /** The day on which a draft is made of it. */
          preparedOn: Day,
          daysOpen: Type.Integer(),
          scales: Type.Array(Type.String()),
        }),
      ),
    }),
  },
  'POST /api/series': {
    access: ['hr'],
    summary:
      'Lets a campaign come back: a draft is made six weeks before, and HR launches it. With scales it is a short round of those only.',
    body: Type.Object(
      {
        fromCampaignId: Id,
        title: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
        everyMonths: Months,
        nextOpensOn: Day,
        daysOpen: DaysOpen,
        scales: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 100 }),
      },
      closed,
    ),
    reply: Type.Object({ id: Id }),
    status: 201,
  },
  'PATCH /api/series/:seriesId': {
    access: ['hr'],
    summary: 'Moves the next one, or changes how long it is open.',
    params: Params,
    body: Type.Object({ nextOpensOn: Day, daysOpen: DaysOpen }, closed),
    reply: Type.Object({ ok: Type.Boolean() }),
  },
  'DELETE /api/series/:seriesId': {
    access: ['hr'],
    summary: 'Stops it: no more drafts. Campaigns that were made stay.',
    params: Params,
    reply: Type.Object({ ok: Type.Boolean() }),
  },
} as const satisfies Contracts;
