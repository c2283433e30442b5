import { randomUUID } from 'node:crypto';
import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import type { Query } from '../../db/connection.ts';
import { selectFrozenTree } from '../../db/published-cells.ts';
import { calendarDay } from '../../domain/calendar.ts';
import { NotFound, NotPublished } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import { visibleFrozenUnits } from '../../http/visible-frozen-units.ts';
import { routes } from './contract.ts';
import {
  replaceSigned,
  selectCampaignStatus,
  selectInterpretations,
  selectOwnDraft,
  signDraft,
  upsertDraft,
  withdrawSigned,
} from './queries.ts';

const ValidityPast = createError('VALIDITY_PAST', 'The last day on which it holds has gone by', 400);

export async function interpretations(app: FastifyInstance, house: House): Promise<void> {
  serve(app, house, routes, {
    'GET /api/campaigns/:campaignId/interpretations': async ({ session, trx, params: { campaignId } }) => {
      await refuseUnpublished(trx, campaignId);
      const tree = await selectFrozenTree(trx, campaignId).execute();
      const visible = new Set((await visibleFrozenUnits(trx, session, tree)).map(({ id }) => id));
      const found = await selectInterpretations(trx, campaignId, session.accountId).execute();
      const today = calendarDay(house.now());
      return {
        interpretations: found
          .filter(({ unitId }) => visible.has(unitId))
          .map(({ unitId, unitName, signedName, accountName, state, signedAt, ...words }) => ({
            ...words,
            unit: { id: unitId, name: unitName },
            authorName: signedName || accountName,
            state: state as 'draft' | 'signed',
            signedAt: signedAt?.toISOString() ?? null,
            expired: words.validUntil < today,
          })),
      };
    },
    'PUT /api/campaigns/:campaignId/interpretations': async ({ session, trx, params, body }) => {
      await refuseUnpublished(trx, params.campaignId);
      if (body.validUntil < calendarDay(house.now())) throw new ValidityPast();
      const tree = await selectFrozenTree(trx, params.campaignId).execute();
      if (!tree.some(({ id }) => id === body.unitId)) throw new NotFound();
      return upsertDraft(trx, {
        ...body,
        organisationId: session.organisationId,
        id: randomUUID(),
        campaignId: params.campaignId,
        authorId: session.accountId,
        now: house.now(),
      }).executeTakeFirstOrThrow();
    },
    'POST /api/campaigns/:campaignId/interpretations/:interpretationId/signature': async ({
      session,
      trx,
      params: { campaignId, interpretationId },
    }) => {
      const draft = await selectOwnDraft(
        trx,
        campaignId,
        interpretationId,
        session.accountId,
      ).executeTakeFirst();
      if (!draft) throw new NotFound();
      await replaceSigned(trx, campaignId, draft.unitId, house.now()).execute();
      await signDraft(trx, draft.id, session.name, house.now()).execute();
      return { ok: true };
    },
    'POST /api/campaigns/:campaignId/interpretations/:interpretationId/withdrawal': async ({
      trx,
      params: { campaignId, interpretationId },
      body,
    }) => {
      const done = await withdrawSigned(
        trx,
        campaignId,
        interpretationId,
        body.reason.trim(),
        house.now(),
      ).executeTakeFirst();
      if (!done) throw new NotFound();
      return { ok: true };
    },
  });
}

async function refuseUnpublished(trx: Query, campaignId: string): Promise<void> {
  const campaign = await selectCampaignStatus(trx, campaignId).executeTakeFirst();
  if (!campaign) throw new NotFound();
  if (campaign.status !== 'published') throw new NotPublished();
}
