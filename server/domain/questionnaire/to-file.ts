import type { QuestionnaireFile } from './file-schema.ts';
import type { Questionnaire } from './parse.ts';

/**
 * A questionnaire as a file that stands on its own: shared scales written out, with the answer sets it uses. Later
 * changes to what is shared do not reach it.
 */
export function toFile(questionnaire: Questionnaire): QuestionnaireFile {
  const { background: _, scales, answerSets, ...rest } = questionnaire;
  const used = new Set(scales.flatMap((scale) => scale.items.map((item) => item.answers ?? scale.answers)));
  return {
    ...rest,
    answerSets: Object.fromEntries(Object.entries(answerSets).filter(([id]) => used.has(id))),
    scales: scales.map((scale) => ({ ...scale })),
  } as QuestionnaireFile;
}
