import { randomUUID } from 'node:crypto';
import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import { manifestWords } from '../../crypto/manifest.ts';
import type { Query } from '../../db/connection.ts';
import { calendarDay } from '../../domain/calendar.ts';
import type { Definition } from '../../domain/questionnaire/definition.ts';
import { itemsInOrder } from '../../domain/questionnaire/asked-items.ts';
import { refusedCuts } from '../../domain/questionnaire/cuts.ts';
import { estimateMinutes } from '../../domain/questionnaire/minutes.ts';
import { findQuestionnaire } from '../../domain/questionnaire/catalogue.ts';
import { NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import { hasRole } from '../../http/session.ts';
import { draftTerms, waitsForCouncil } from './agreement/draft-terms.ts';
import { composeDraft, offeredTo, type Offer } from './compose-draft.ts';
import { type Draft, routes } from './contract.ts';
import { preflight } from './preflight.ts';
import {
  closeCampaign,
  deleteDraft,
  insertDraft,
  insertJob,
  selectCampaign,
  selectCampaigns,
  selectInvited,
  selectJob,
  selectLivingUnits,
  selectRoster,
  selectTally,
  updateDraft,
} from './queries.ts';

const NotADraft = createError(
  'NOT_A_DRAFT',
  'The campaign has been launched and can no longer be changed',
  409,
);
const NotOpen = createError('NOT_OPEN', 'The campaign is not open', 409);
const NotReady = createError('NOT_READY', 'Something stands in the way of a launch: %s', 409);
const UnknownQuestionnaire = createError('UNKNOWN_QUESTIONNAIRE', 'There is no such questionnaire', 422);
const UnknownCut = createError(
  'UNKNOWN_CUT',
  'There is no such background question, or it is named twice',
  422,
);
const WrongPeriod = createError('WRONG_PERIOD', 'The last day lies before the first', 422);

export async function campaigns(app: FastifyInstance, house: House & Offer): Promise<void> {
  const checked = async (trx: Query, draft: Draft) => {
    if (draft.closesOn < draft.opensOn) throw new WrongPeriod();
    const { questionnaires } = await offeredTo(trx, house);
    const found = findQuestionnaire(questionnaires, draft.questionnaireId, draft.questionnaireVersion);
    if (!found) throw new UnknownQuestionnaire();
    if (refusedCuts(found.background, draft.cuts ?? []).length > 0) throw new UnknownCut();
    return { ...draft, version: found.version, minimumGroup: found.minimumGroup };
  };
  const find = async (trx: Query, id: string) => {
    const campaign = await selectCampaign(trx, id).executeTakeFirst();
    if (!campaign) throw new NotFound();
    const frozen = campaign.definition as Definition | null;
    const composed = frozen ? { definition: frozen, problems: [] } : await composeDraft(trx, campaign, house);
    if (!composed) throw new UnknownQuestionnaire();
    const { definition, problems } = composed;
    return { campaign, definition, problems, minutes: minutesOf(definition) };
  };
  const look = async (trx: Query, id: string) => {
    const { campaign, definition, minutes, problems } = await find(trx, id);
    const { rows: roster } = await selectRoster(trx, campaign).execute(trx);
    const units = await selectLivingUnits(trx).execute();
    const waits = await waitsForCouncil(trx, id, await draftTerms(trx, campaign, definition));
    const today = calendarDay(house.now());
    return preflight({ ...campaign, units, roster, minutes, problems, waits, today });
  };

  serve(app, house, routes, {
    'GET /api/campaigns': async ({ session, trx }) => ({
      campaigns: await selectCampaigns(trx, hasRole(session, 'hr')).execute(),
    }),
    'POST /api/campaigns': async ({ session, trx, body }) => {
      const id = randomUUID();
      await insertDraft(trx, {
        ...(await checked(trx, body)),
        organisationId: session.organisationId,
        id,
        now: house.now(),
      }).execute();
      return { id };
    },
    'GET /api/campaigns/:campaignId': async ({ session, trx, params: { campaignId } }) => {
      const { campaign, definition, minutes } = await find(trx, campaignId);
      const isDraft = campaign.status === 'draft';
      if (isDraft && !hasRole(session, 'hr')) throw new NotFound();
      const counted = await selectInvited(trx, campaignId).executeTakeFirst();
      return {
        ...campaign,
        questionnaireTitle: definition.title,
        modules: [...(definition.modules ?? [])].map((module) => module.title),
        items: itemsInOrder(definition).length,
        minutes,
        words: campaign.manifestHash ? manifestWords(Buffer.from(campaign.manifestHash, 'hex')) : null,
        invited: isDraft ? null : Number(counted?.invited ?? 0),
        preflight: isDraft ? await look(trx, campaignId) : null,
        job: (await selectJob(trx, campaignId).executeTakeFirst()) ?? null,
        tally: (await selectTally(trx, campaignId).executeTakeFirst()) ?? null,
      };
    },
    'GET /api/campaigns/:campaignId/questions': async ({ session, trx, params: { campaignId } }) => {
      const { campaign, definition } = await find(trx, campaignId);
      if (campaign.status === 'draft' && !hasRole(session, 'hr')) throw new NotFound();
      return definition;
    },
    'PUT /api/campaigns/:campaignId': async ({ trx, params: { campaignId }, body }) => {
      await find(trx, campaignId);
      const { numUpdatedRows } = await updateDraft(
        trx,
        campaignId,
        await checked(trx, body),
      ).executeTakeFirst();
      if (numUpdatedRows === 0n) throw new NotADraft();
      return { id: campaignId };
    },
    'DELETE /api/campaigns/:campaignId': async ({ trx, params: { campaignId } }) => {
      await find(trx, campaignId);
      const { numDeletedRows } = await deleteDraft(trx, campaignId).executeTakeFirst();
      if (numDeletedRows === 0n) throw new NotADraft();
      return { ok: true };
    },
    'POST /api/campaigns/:campaignId/launch': async ({ session, trx, params: { campaignId } }) => {
      const { campaign } = await find(trx, campaignId);
      if (campaign.status !== 'draft') throw new NotADraft();
      const { obstacles } = await look(trx, campaignId);
      if (obstacles.length > 0) throw new NotReady(obstacles.join(', '));
      await insertJob(trx, {
        organisationId: session.organisationId,
        id: randomUUID(),
        campaignId,
        kind: 'launch',
        now: house.now(),
      }).execute();
      return { ok: true };
    },
    'POST /api/campaigns/:campaignId/close': async ({ session, trx, params: { campaignId } }) => {
      await find(trx, campaignId);
      const { numUpdatedRows } = await closeCampaign(trx, campaignId, house.now()).executeTakeFirst();
      if (numUpdatedRows === 0n) throw new NotOpen();
      await insertJob(trx, {
        organisationId: session.organisationId,
        id: randomUUID(),
        campaignId,
        kind: 'tally',
        now: house.now(),
      }).execute();
      return { ok: true };
    },
  });
}

function minutesOf(definition: Definition): number {
  return estimateMinutes(itemsInOrder(definition).length, definition.openQuestions.length);
}
