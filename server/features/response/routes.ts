import type { FastifyInstance } from 'fastify';
import { calendarDay } from '../../domain/calendar.ts';
import { NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import { routes } from './contract.ts';
import { selectFigures, selectNight } from './queries.ts';

export async function response(app: FastifyInstance, house: House): Promise<void> {
  serve(app, house, routes, {
    'GET /api/campaigns/:campaignId/response': async ({ trx, params: { campaignId } }) => {
      const night = await selectNight(trx, campaignId).executeTakeFirst();
      if (!night || night.status === 'draft') throw new NotFound();
      const units = await selectFigures(trx, campaignId).execute();
      const known = units.flatMap((unit) => (unit.figure ? [{ ...unit, figure: unit.figure }] : []));
      const asOf = known.length > 0 && night.nightlyAt ? calendarDay(night.nightlyAt) : null;
      return { asOf, units: known };
    },
  });
}
