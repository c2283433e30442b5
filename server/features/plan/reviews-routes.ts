import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Query } from '../../db/connection.ts';
import { insertPlanChange } from '../../db/findings.ts';
import { calendarDay } from '../../domain/calendar.ts';
import { yearFigures } from '../../domain/plan/year-figures.ts';
import { type House, serve } from '../../http/serve.ts';
import type { Session } from '../../http/session.ts';
import { selectChecks } from './content-queries.ts';
import { readVisibleContent } from './read-content.ts';
import { type Review, routes } from './reviews-contract.ts';
import { selectReviews, upsertReview } from './reviews-queries.ts';

export async function planReviews(app: FastifyInstance, house: House): Promise<void> {
  const figuresOf = async (trx: Query, session: Session, year: number) => {
    const { rows } = await readVisibleContent(trx, session);
    const checked = new Set((await selectChecks(trx).execute()).map((check) => check.rowId));
    const years = [...new Set([year, ...rows.map((row) => Number(row.deadline.slice(0, 4)))])];
    return {
      figures: yearFigures(rows, checked, year, calendarDay(house.now())),
      years: years.toSorted((a, b) => a - b),
    };
  };

  serve(app, house, routes, {
    'GET /api/plan/reviews': async ({ session, trx, query }) => {
      const year = query.year ?? Number(calendarDay(house.now()).slice(0, 4));
      const reviews = (await selectReviews(trx).execute()) as readonly Review[];
      return { year, ...(await figuresOf(trx, session, year)), reviews: [...reviews] };
    },
    'PUT /api/plan/reviews/:year': async ({ session, trx, params, body }) => {
      const { organisationId, accountId } = session;
      const { year } = params;
      const { figures } = await figuresOf(trx, session, year);
      const now = house.now();
      await upsertReview(trx, { ...body, organisationId, accountId, year, figures, now }).execute();
      const fields = { year: [null, year] } as const;
      await insertPlanChange(
        trx,
        { id: randomUUID(), kind: 'year-reviewed', fields },
        { ...session, now },
      ).execute();
      return { ok: true };
    },
  });
}
