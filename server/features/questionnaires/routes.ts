import type { FastifyInstance } from 'fastify';
import { itemsInOrder } from '../../domain/questionnaire/asked-items.ts';
import { VARIANTS } from '../../domain/questionnaire/definition.ts';
import { estimateMinutes } from '../../domain/questionnaire/minutes.ts';
import type { Questionnaire } from '../../domain/questionnaire/parse.ts';
import { selectVariant } from '../../domain/questionnaire/variant.ts';
import { NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import { routes } from './contract.ts';

interface QuestionnaireHouse extends House {
  readonly questionnaires: readonly Questionnaire[];
  readonly modules: readonly Questionnaire[];
}

export async function questionnaires(app: FastifyInstance, house: QuestionnaireHouse): Promise<void> {
  serve(app, house, routes, {
    'GET /api/questionnaires': async () => ({
      questionnaires: house.questionnaires.map(summarise),
      modules: house.modules.map(summarise),
    }),
    'GET /api/questionnaires/:id/:variant': async ({ params }) => {
      const found = [...house.questionnaires, ...house.modules].find((entry) => entry.id === params.id);
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
