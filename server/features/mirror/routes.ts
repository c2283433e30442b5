import type { FastifyInstance } from 'fastify';
import { inOrganisation, type Query } from '../../db/connection.ts';
import { selectNorms } from '../../db/own-norms.ts';
import { selectFrozenTree, selectPublishedCells } from '../../db/published-cells.ts';
import { calendarDay } from '../../domain/calendar.ts';
import type { Advice } from '../../domain/questionnaire/advice.ts';
import { itemsInOrder } from '../../domain/questionnaire/asked-items.ts';
import { type Definition, VARIANTS } from '../../domain/questionnaire/definition.ts';
import { estimateMinutes } from '../../domain/questionnaire/minutes.ts';
import type { NormTable } from '../../domain/questionnaire/norms.ts';
import type { Questionnaire } from '../../domain/questionnaire/parse.ts';
import { selectVariant } from '../../domain/questionnaire/variant.ts';
import { NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import { routes } from './contract.ts';
import { contextOf, type Mirror, normOfEarlier, normsOfTables } from './norms.ts';
import { selectCampaign, selectEarlier } from './queries.ts';

/** After every campaign: without a campaign of one's own each published one came earlier. */
const LAST_DAY = '9999-12-31';

interface MirrorHouse extends House {
  readonly questionnaires: readonly Questionnaire[];
  readonly norms: readonly NormTable[];
  readonly advice: readonly Advice[];
}

export async function mirror(app: FastifyInstance, house: MirrorHouse): Promise<void> {
  const { answer } = house.doors;
  const mirrorOf = (definition: Definition, own: Mirror['norms']): Mirror => {
    const today = calendarDay(house.now());
    const scales = new Set(definition.scales.map((scale) => scale.id));
    return {
      norms: [...own, ...normsOfTables(house.norms, definition, today)],
      context: contextOf(house.norms, definition, today),
      advice: house.advice.filter((entry) => scales.has(entry.scale)),
    };
  };

  /** Tables that HR brought for exactly these scales; each is one norm, whatever its passport calls it. */
  const broughtNorms = async (trx: Query, definition: Definition) => {
    const tables = (await selectNorms(trx).execute())
      .filter(({ origin }) => origin === 'licence-holder')
      .map(({ id, passport, rows }) => ({ passport: { ...passport, id }, rows }));
    return normsOfTables(tables, definition, calendarDay(house.now()));
  };

  /** Through the door of the manage site, which sees published figures of one organisation and nothing finer. */
  const earlierNorms = (organisationId: string, definition: Definition, closesOn: string) =>
    inOrganisation(house.doors.web, organisationId, async (trx) => {
      const earlier = await selectEarlier(trx, { questionnaireId: definition.id, closesOn }).execute();
      const norms: Mirror['norms'] = [];
      for (const before of earlier) {
        const tree = await selectFrozenTree(trx, before.id).execute();
        const unitIds = tree.filter(({ parentId }) => parentId === null).map(({ id }) => id);
        const cells = await selectPublishedCells(trx, {
          campaignId: before.id,
          kind: 'scale',
          unitIds,
        }).execute();
        const norm = normOfEarlier(definition, { ...before, cells });
        if (norm) norms.push(norm);
      }
      return [...norms, ...(await broughtNorms(trx, definition))];
    });

  serve(app, house, routes, {
    'GET /api/campaigns/:campaignId/mirror': async ({ params }) => {
      const campaign = await selectCampaign(answer, params.campaignId).executeTakeFirst();
      if (!campaign) throw new NotFound();
      return mirrorOf(
        campaign.definition,
        await earlierNorms(campaign.organisationId, campaign.definition, campaign.closesOn),
      );
    },
    'GET /api/self-test': async () => ({
      questionnaires: house.questionnaires.map((questionnaire) => ({
        id: questionnaire.id,
        title: questionnaire.title,
        variants: VARIANTS.map((variant) => {
          const items = itemsInOrder(selectVariant(questionnaire, variant)).length;
          return { variant, items, minutes: estimateMinutes(items) };
        }),
      })),
    }),
    'GET /api/self-test/:questionnaireId/:variant': async ({ params, query }) => {
      const questionnaire = house.questionnaires.find((entry) => entry.id === params.questionnaireId);
      if (!questionnaire) throw new NotFound();
      // For oneself alone: no background questions, since nothing is compared between groups.
      const definition = {
        ...selectVariant(questionnaire, params.variant),
        background: [],
        openQuestions: [],
      };
      const campaign =
        query.campaignId === undefined
          ? undefined
          : await selectCampaign(answer, query.campaignId).executeTakeFirst();
      const norms = campaign ? await earlierNorms(campaign.organisationId, definition, LAST_DAY) : [];
      return { definition, mirror: mirrorOf(definition, norms) };
    },
  });
}
