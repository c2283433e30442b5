import type { Definition, Words } from '../../../../server/domain/questionnaire/definition.ts';

/** Every text of a questionnaire that an employee reads while answering. */
export function textsOf(definition: Definition): readonly Words[] {
  return [
    definition.title,
    definition.purpose,
    ...(definition.help ? [definition.help] : []),
    ...definition.sections.flatMap(({ title, intro }) => (intro ? [title, intro] : [title])),
    ...Object.values(definition.answerSets).flatMap(({ options }) => options.map(({ text }) => text)),
    ...definition.scales.flatMap(({ items }) => items.map(({ text }) => text)),
    ...definition.background.flatMap(({ title, why, options }) => [
      title,
      why,
      ...options.map(({ text }) => text),
    ]),
    ...definition.openQuestions.map(({ text }) => text),
  ];
}

/** The share of those texts that exists in a language, from 0 to 1. */
export function shareTranslated(definition: Definition, tag: string): number {
  const texts = textsOf(definition);
  return texts.filter((words) => tag in words).length / Math.max(texts.length, 1);
}

/** Languages that a questionnaire has texts in, beside Dutch and English, in order of the alphabet. */
export function furtherLanguages(definition: Definition): readonly string[] {
  const tags = new Set(textsOf(definition).flatMap((words) => Object.keys(words)));
  return [...tags].filter((tag) => tag !== 'nl' && tag !== 'en').toSorted();
}
