import type { FastifyInstance } from 'fastify';
import type { Query } from '../../db/connection.ts';
import { selectOwnVersions } from '../../db/own-questionnaires.ts';
import { itemsInOrder } from '../../domain/questionnaire/asked-items.ts';
import { VARIANTS } from '../../domain/questionnaire/definition.ts';
import { estimateMinutes } from '../../domain/questionnaire/minutes.ts';
import { catalogueOf, findQuestionnaire, newestOfEach } from '../../domain/questionnaire/catalogue.ts';
import type { Bank, Questionnaire } from '../../domain/questionnaire/parse.ts';
import { selectVariant } from '../../domain/questionnaire/variant.ts';
import { NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import { routes } from './contract.ts';

interface QuestionnaireHouse extends House {
  readonly bank: Bank;
  readonly questionnaires: readonly Questionnaire[];
  readonly modules: readonly Questionnaire[];
}

export async function questionnaires(app: FastifyInstance, house: QuestionnaireHouse): Promise<void> {
  const offered = async (trx: Query) => catalogueOf(house, await selectOwnVersions(trx).execute());

  serve(app, house, routes, {
    'GET /api/questionnaires': async ({ trx }) => {
      const { questionnaires, modules } = await offered(trx);
      return {
        questionnaires: newestOfEach(questionnaires).map(summarise),
        modules: modules.map(summarise),
      };
    },
    'GET /api/questionnaires/:id/:variant': async ({ trx, params }) => {
      const { questionnaires, modules } = await offered(trx);
      const found = findQuestionnaire([...questionnaires, ...modules], params.id);
      if (!found) throw new NotFound();
      return selectVariant(found, params.variant);
    },
  });
}

function summarise(questionnaire: Questionnaire) {
  const { id, version, title, purpose, minimumGroup } = questionnaire;
  const variants = VARIANTS.map((variant) => {
    const definition = selectVariant(questionnaire, variant);
    const items = itemsInOrder(definition).length;
    const minutes = estimateMinutes(items, definition.openQuestions.length);
    const asks = definition.scales.map((scale) => ({ scale: scale.id, items: scale.items.length }));
    return { variant, items, scales: definition.scales.length, minutes, asks };
  });
  const openQuestions = questionnaire.openQuestions?.length ?? 0;
  const background = questionnaire.background.map((question) => ({
    id: question.id,
    title: question.title,
    options: question.options.map(({ text }) => text),
  }));
  return { id, version, title, purpose, minimumGroup, openQuestions, background, variants };
}
