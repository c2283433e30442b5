import type { KeyObject } from 'node:crypto';
import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import { verifyCredential } from '../../crypto/blind-signature.ts';
import { serialOf } from '../../crypto/credential-client.ts';
import { fastFromBase64url, fastReceiptOf } from '../../crypto/fast-bytes.ts';
import { publicKeyFrom } from '../../crypto/key-pair.ts';
import { tidyReceipt } from '../../crypto/receipt.ts';
import { NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import { routes } from './contract.ts';
import { BallotQueue } from './ballot-queue.ts';
import { putBallots, selectPublicCampaign, selectReceipt, selectScopeKeys } from './queries.ts';
import { SurveyCache } from './survey-cache.ts';

const NotValid = createError('CREDENTIAL_REFUSED', 'This credential is not valid for this group', 422);
const OtherBallot = createError(
  'OTHER_BALLOT',
  'With this credential other answers were handed in before',
  409,
);
const CampaignClosed = createError('CAMPAIGN_CLOSED', 'The campaign is closed', 409);

/** What PostgreSQL says when a partition disappears under a statement, or is not there at all. */
const BOX_IS_GONE: ReadonlySet<string> = new Set(['42P01', 'XX000', '23514']);

export async function ballots(app: FastifyInstance, house: House): Promise<void> {
  const { answer } = house.doors;
  const keysOf = scopeKeyCache(house);
  const surveys = new SurveyCache(answer);
  const queue = new BallotQueue(async (ballots) => (await putBallots(answer, ballots)).rows);

  serve(app, house, routes, {
    'GET /api/campaigns/:campaignId/manifest': async ({ params, request, response }) => {
      const written = await surveys.get(params.campaignId);
      if (!written) throw new NotFound();
      const zip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
      void response.header('vary', 'accept-encoding');
      if (zip) void response.header('content-encoding', 'gzip');
      void response
        .type('application/json; charset=utf-8')
        .serializer(() => (zip ? written.zipped : written.text) as string);
      return written.survey;
    },

    'POST /api/ballots': async ({ body, response }) => {
      const prepared = fastFromBase64url(body.prepared);
      const credential = fastFromBase64url(body.credential);
      const box = fastFromBase64url(body.box);
      const serial = prepared && serialOf(prepared);
      const key = (await keysOf(body.campaignId)).get(body.scopeId);
      if (
        !prepared ||
        !credential ||
        !box ||
        !serial ||
        !key ||
        !verifyCredential(key, prepared, credential)
      ) {
        throw new NotValid();
      }
      const put = await queue
        .add({ campaignId: body.campaignId, scopeId: body.scopeId, serial, box })
        .catch((error: unknown) => {
          // The box was counted and destroyed between the look at the campaign and the ballot.
          if (BOX_IS_GONE.has((error as { code?: string }).code ?? '')) throw new CampaignClosed();
          throw error;
        });
      if (put.stored || put.same === true) {
        void response.code(put.stored ? 201 : 200);
        return { receipt: fastReceiptOf(box) };
      }
      throw put.same === false ? new OtherBallot() : new CampaignClosed();
    },

    'GET /api/campaigns/:campaignId/receipts/:receipt': async ({ params }) => {
      const campaign = await selectPublicCampaign(answer, params.campaignId).executeTakeFirst();
      if (!campaign) throw new NotFound();
      if (campaign.status !== 'published') return { counted: null };
      const receipt = tidyReceipt(params.receipt);
      const found = receipt && (await selectReceipt(answer, params.campaignId, receipt).executeTakeFirst());
      return { counted: Boolean(found) };
    },
  });
}

/** Scope keys never change after launch, so each campaign's are read once. */
function scopeKeyCache({ doors }: House): (campaignId: string) => Promise<ReadonlyMap<string, KeyObject>> {
  const known = new Map<string, ReadonlyMap<string, KeyObject>>();
  return async (campaignId) => {
    const cached = known.get(campaignId);
    if (cached) return cached;
    const rows = await selectScopeKeys(doors.answer, campaignId).execute();
    const keys = new Map(rows.map((row) => [row.id, publicKeyFrom(row.publicKey)]));
    if (keys.size > 0) known.set(campaignId, keys);
    return keys;
  };
}
