import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import { fromBase64url, toBase64url } from '../../crypto/base64url.ts';
import { publicKeyFrom } from '../../crypto/key-pair.ts';
import type { Manifest } from '../../crypto/manifest.ts';
import { inOrganisation, type Query } from '../../db/connection.ts';
import type { Definition } from '../../domain/questionnaire/definition.ts';
import { NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import type { Session } from '../../http/session.ts';
import { routes } from './contract.ts';
import { readCount } from './read-count.ts';
import {
  countBallots,
  deleteSeal,
  insertSeal,
  retryTally,
  selectBallots,
  selectSealedCampaign,
} from './queries.ts';
import { tallyCampaign } from './tally-campaign.ts';

const NotFailed = createError('NOT_FAILED', 'There is no count that failed', 409);
const NotADraft = createError('NOT_A_DRAFT', 'The campaign has been launched', 409);
const NotSealed = createError(
  'NOT_SEALED_BY_COUNCIL',
  'The works council does not hold the key of this campaign, or it is not closed',
  409,
);
const NotAKey = createError('INVALID_INPUT', 'This is not a public key of P-256', 400);
const CountRefused = createError('TALLY_REFUSED', 'The count does not fit the ballot box: %s', 422);

const PAGE = 500;

export interface TallyHouse extends House {
  readonly databaseUrl: string;
  readonly dataDir: string;
}

export async function tallies(app: FastifyInstance, house: TallyHouse): Promise<void> {
  const { work } = house.doors;
  /** A campaign of this organisation that the works council sealed and that is closed; its box may be read. */
  const closed = async (trx: Query, campaignId: string) => {
    const campaign = await selectSealedCampaign(trx, campaignId).executeTakeFirst();
    if (!campaign) throw new NotFound();
    if (!campaign.sealed || campaign.status !== 'closed') throw new NotSealed();
    return campaign;
  };
  /** The manage site has no right on ballots; jobs do. */
  const inBox = <T>({ organisationId }: Session, read: (trx: Query) => Promise<T>) =>
    inOrganisation(work, organisationId, read);

  serve(app, house, routes, {
    'POST /api/campaigns/:campaignId/tally/retry': async ({ trx, params: { campaignId } }) => {
      const { numUpdatedRows } = await retryTally(trx, campaignId).executeTakeFirst();
      if (numUpdatedRows === 0n) throw new NotFailed();
      return { ok: true };
    },
    'PUT /api/campaigns/:campaignId/council/seal': async ({ session, trx, params: { campaignId }, body }) => {
      const campaign = await selectSealedCampaign(trx, campaignId).executeTakeFirst();
      if (!campaign) throw new NotFound();
      if (campaign.status !== 'draft') throw new NotADraft();
      const publicKey = usableKey(body.publicKey);
      if (!publicKey) throw new NotAKey();
      await deleteSeal(trx, campaignId).execute();
      await insertSeal(trx, { ...session, campaignId, publicKey, now: house.now() }).execute();
      return { ok: true };
    },
    'DELETE /api/campaigns/:campaignId/council/seal': async ({ trx, params: { campaignId } }) => {
      const { numDeletedRows } = await deleteSeal(trx, campaignId).executeTakeFirst();
      if (numDeletedRows === 0n) throw new NotADraft();
      return { ok: true };
    },
    'GET /api/campaigns/:campaignId/council/box': async ({ session, trx, params: { campaignId } }) => {
      const { status, manifest, definition } = await closed(trx, campaignId);
      const { total } = await inBox(session, (box) =>
        countBallots(box, campaignId).executeTakeFirstOrThrow(),
      );
      return {
        status,
        ballots: Number(total),
        manifest: manifest as Manifest,
        definition: definition as Definition,
      };
    },
    'GET /api/campaigns/:campaignId/council/ballots': async ({ session, trx, params, query }) => {
      await closed(trx, params.campaignId);
      const after = fromBase64url(query.after ?? '') ?? new Uint8Array();
      const ballots = await inBox(session, (box) =>
        selectBallots(box, params.campaignId, after, PAGE).execute(),
      );
      return {
        ballots: ballots.map(({ scopeId, serial, box }) => ({
          scopeId,
          serial: toBase64url(serial),
          box: toBase64url(box),
        })),
      };
    },
    'POST /api/campaigns/:campaignId/council/count': async ({
      session,
      trx,
      params: { campaignId },
      body,
    }) => {
      await closed(trx, campaignId);
      const council = readCount(body);
      if (!council) throw new CountRefused('it cannot be read');
      const job = { ...session, campaignId, work, now: house.now, progress: async () => {} };
      try {
        await tallyCampaign(job, house, council);
      } catch (error) {
        if (error instanceof Error && error.name === 'CountRefused') throw new CountRefused(error.message);
        throw error;
      }
      return { ok: true };
    },
  });
}

function usableKey(text: string): Uint8Array | null {
  const bytes = fromBase64url(text);
  try {
    return bytes && publicKeyFrom(bytes).asymmetricKeyDetails?.namedCurve === 'prime256v1' ? bytes : null;
  } catch {
    return null;
  }
}
