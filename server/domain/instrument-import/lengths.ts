import type { OwnScaleFile, QuestionnaireFile } from '../questionnaire/file-schema.ts';
import type { Problem } from '../questionnaire/parse.ts';

type Texts = { readonly nl: string; readonly en: string } | undefined;

/**
 * Texts that are longer than a questionnaire allows, each with its own path. Other systems know no limits, so this is
 * what an import runs into most; the parser would say it less precisely for scales.
 */
export function tooLong(file: QuestionnaireFile): readonly Problem[] {
  const problems: Problem[] = [];
  const check = (texts: Texts, limit: number, path: string) => {
    for (const language of ['nl', 'en'] as const) {
      const length = texts?.[language].length ?? 0;
      if (length > limit)
        problems.push({
          path: `${path}.${language}`,
          message: `has ${length} characters, at most ${limit} fit`,
        });
    }
  };
  file.scales.forEach((entry, index) => {
    const scale = entry as OwnScaleFile;
    const path = `scales[${index}]`;
    check(scale.title, 45, `${path}.title`);
    check(scale.measures, 160, `${path}.measures`);
    check(scale.favourable, 60, `${path}.favourable`);
    scale.items.forEach((item, at) => check(item.text, 120, `${path}.items[${at}].text`));
    if (scale.items.length > 30)
      problems.push({ path: `${path}.items`, message: `has ${scale.items.length} items, at most 30 fit` });
  });
  for (const [id, set] of Object.entries(file.answerSets ?? {}))
    set.options.forEach((option, at) => check(option.text, 45, `answerSets.${id}.options[${at}].text`));
  file.sections.forEach((section, at) => {
    check(section.title, 60, `sections[${at}].title`);
    check(section.intro, 300, `sections[${at}].intro`);
  });
  file.openQuestions?.forEach((question, at) => check(question.text, 160, `openQuestions[${at}].text`));
  return problems;
}
