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
import { selectWord } from './agreement/queries.ts';
import { listChecks } from './checks.ts';
import { composeDraft, offeredTo, type Offer } from './compose-draft.ts';
import { type Draft, routes } from './contract.ts';
import { differencesWith } from './differences.ts';
import { selectMailSettings } from './mailing/queries.ts';
import { preflight } from './preflight.ts';
import { repeatCampaign } from './repeat-campaign.ts';
import {
  closeCampaign,
  deleteDraft,
  insertDraft,
  insertJob,
  selectCampaign,
  selectCampaigns,
  selectFrozenUnits,
  selectInvited,
  selectJob,
  selectLivingUnits,
  selectOverlapping,
  selectRoster,
  selectTally,
  updateDraft,
} from './queries.ts';

const NotADraft = createError(
  'NOT_A_DRAFT',
  'The campaign has been launched and can no longer be changed',
  409,
);
const NotLaunched = createError('NOT_LAUNCHED', 'Only a campaign that was launched can be repeated', 409);
const NotOpen = createError('NOT_OPEN', 'The campaign is not open', 409);
const NotReady = createError('NOT_READY', 'Something stands in the way of a launch: %s', 409);
const UnknownQuestionnaire = createError('UNKNOWN_QUESTIONNAIRE', 'There is no such questionnaire', 422);
const UnknownCut = createError(
  'UNKNOWN_CUT',
  'There is no such background question, or it is named twice',
  422,
);
const WrongPeriod = createError('WRONG_PERIOD', 'The last day lies before the first', 422);

interface CampaignHouse extends House, Offer {
  readonly mailboxOpen: boolean;
}

export async function campaigns(app: FastifyInstance, house: CampaignHouse): Promise<void> {
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
    const terms = await draftTerms(trx, campaign, definition);
    const waits = await waitsForCouncil(trx, id, terms);
    const word = await selectWord(trx, id, terms.termsHash).executeTakeFirst();
    const today = calendarDay(house.now());
    const found = preflight({ ...campaign, units, roster, minutes, problems, waits, today });
    const { host } = await selectMailSettings(trx).executeTakeFirstOrThrow();
    const overlapping = await selectOverlapping(trx, campaign).execute();
    const checks = listChecks({
      ...campaign,
      found,
      roster,
      councilSaid: (word?.kind as 'signed' | 'not-applicable' | undefined) ?? null,
      overlapping: overlapping.map(({ title }) => title),
      hasServer: host !== null || !house.mailboxOpen,
    });
    const preflown = { ...found, checks: [...checks] };
    return { preflown, campaign, definition, minutes, units, roster };
  };
  type Looked = Awaited<ReturnType<typeof look>>;
  /** Of a draft that was taken over: from which campaign, and what is different now. */
  const compare = async (trx: Query, looked: Looked) => {
    const { campaign, units, roster } = looked;
    if (campaign.repeats === null) return null;
    const before = await find(trx, campaign.repeats);
    const frozen = await selectFrozenUnits(trx, before.campaign.id).execute();
    const names = new Map(units.map((unit) => [unit.id, unit.name]));
    const differences = differencesWith(
      {
        ...before.campaign,
        ...before,
        invited: frozen.reduce((sum, { invited }) => sum + invited, 0),
        units: new Map(frozen.map(({ id, name }) => [id, name])),
      },
      {
        ...campaign,
        ...looked,
        invited: roster.length,
        units: new Map(roster.map(({ unitId }) => [unitId, names.get(unitId) ?? ''])),
      },
    );
    return { id: before.campaign.id, title: before.campaign.title, differences: [...differences] };
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
      const looked = isDraft ? await look(trx, campaignId) : null;
      return {
        ...campaign,
        questionnaireTitle: definition.title,
        modules: [...(definition.modules ?? [])].map((module) => module.title),
        items: itemsInOrder(definition).length,
        minutes,
        words: campaign.manifestHash ? manifestWords(Buffer.from(campaign.manifestHash, 'hex')) : null,
        invited: isDraft ? null : Number(counted?.invited ?? 0),
        preflight: looked?.preflown ?? null,
        repeats: looked ? await compare(trx, looked) : null,
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
    'POST /api/campaigns/:campaignId/repeat': async ({ session, trx, params: { campaignId } }) => {
      const { campaign } = await find(trx, campaignId);
      if (campaign.status === 'draft') throw new NotLaunched();
      const { organisationId } = session;
      const id = await repeatCampaign(trx, { organisationId, campaign, now: house.now() }, house);
      if (id === null) throw new UnknownQuestionnaire();
      return { id };
    },
    'POST /api/campaigns/:campaignId/launch': async ({ session, trx, params: { campaignId } }) => {
      const { campaign } = await find(trx, campaignId);
      if (campaign.status !== 'draft') throw new NotADraft();
      const { obstacles } = (await look(trx, campaignId)).preflown;
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
