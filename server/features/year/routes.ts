import type { FastifyInstance } from 'fastify';
import type { Query } from '../../db/connection.ts';
import { type House, serve } from '../../http/serve.ts';
import { hasRole, type Session } from '../../http/session.ts';
import { composeYear } from './compose-year.ts';
import { routes } from './contract.ts';
import {
  selectCampaignsInYear,
  selectLastReview,
  selectMailingsInYear,
  selectPlanYear,
  selectSeriesInYear,
} from './queries.ts';
import { yearFile } from './year-file.ts';

interface YearHouse extends House {
  readonly manageUrl: string;
}

export async function year(app: FastifyInstance, house: YearHouse): Promise<void> {
  const read = async (trx: Query, session: Session, year: string) => {
    const span = { from: `${year}-01-01`, until: `${year}-12-31` };
    const plans = hasRole(session, 'hr');
    return composeYear({
      year: Number(year),
      campaigns: await selectCampaignsInYear(trx, span, plans).execute(),
      mailings: plans ? await selectMailingsInYear(trx, span).execute() : [],
      series: plans ? await selectSeriesInYear(trx).execute() : [],
      plan: (await selectPlanYear(trx, span)).rows,
      lastReview: (await selectLastReview(trx)).rows[0]?.on ?? null,
    });
  };

  serve(app, house, routes, {
    'GET /api/year/:year': async ({ session, trx, params }) => ({
      events: [...(await read(trx, session, params.year))],
    }),
    'GET /api/year/:year/calendar-file': async ({ session, trx, params, query }) => ({
      name: `werkpeil-${params.year}.ics`,
      bytes: yearFile(await read(trx, session, params.year), query.language ?? 'nl', house.manageUrl),
    }),
  });
}
