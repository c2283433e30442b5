import { randomUUID } from 'node:crypto';
import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import { addDays, calendarDay } from '../../../domain/calendar.ts';
import type { Definition } from '../../../domain/questionnaire/definition.ts';
import { NotFound } from '../../../http/errors.ts';
import { type House, serve } from '../../../http/serve.ts';
import { selectCampaign } from '../queries.ts';
import { routes } from './contract.ts';
import { PREPARED_DAYS } from './prepare-series.ts';
import { endSeries, insertSeries, selectSeries, updateSeries } from './queries.ts';

const NotLaunched = createError('NOT_LAUNCHED', 'Only a campaign that was launched can be repeated', 409);
const DayPassed = createError('DAY_PASSED', 'Choose a day in the future', 422);
const UnknownScale = createError('UNKNOWN_SCALE', 'A scale is not part of that campaign', 422);

export async function series(app: FastifyInstance, house: House): Promise<void> {
  const inFuture = (day: string) => {
    if (day <= calendarDay(house.now())) throw new DayPassed();
  };

  serve(app, house, routes, {
    'GET /api/series': async ({ trx }) => ({
      series: (await selectSeries(trx).execute()).map(({ fromCampaignId, fromTitle, ...row }) => ({
        ...row,
        from: { id: fromCampaignId, title: fromTitle },
        preparedOn: addDays(row.nextOpensOn, -PREPARED_DAYS),
      })),
    }),
    'POST /api/series': async ({ session, trx, body }) => {
      const campaign = await selectCampaign(trx, body.fromCampaignId).executeTakeFirst();
      if (!campaign) throw new NotFound();
      const definition = campaign.definition as Definition | null;
      if (campaign.status === 'draft' || !definition) throw new NotLaunched();
      inFuture(body.nextOpensOn);
      const asked = new Set(definition.scales.map(({ id }) => id));
      if (body.scales.some((scale) => !asked.has(scale))) throw new UnknownScale();
      const { organisationId, accountId } = session;
      const id = randomUUID();
      await insertSeries(trx, { ...body, organisationId, id, accountId, now: house.now() }).execute();
      return { id };
    },
    'PATCH /api/series/:seriesId': async ({ trx, params, body }) => {
      inFuture(body.nextOpensOn);
      const { numUpdatedRows } = await updateSeries(trx, params.seriesId, body).executeTakeFirst();
      if (numUpdatedRows === 0n) throw new NotFound();
      return { ok: true };
    },
    'DELETE /api/series/:seriesId': async ({ trx, params }) => {
      const { numUpdatedRows } = await endSeries(trx, params.seriesId, house.now()).executeTakeFirst();
      if (numUpdatedRows === 0n) throw new NotFound();
      return { ok: true };
    },
  });
}
