import type { Definition, Item, Scale, Variant } from './definition.ts';
import type { FullScale, Questionnaire } from './parse.ts';

/**
 * The questionnaire as it is asked in one variant: the first items of each scale, scales without items left out,
 * modules added behind it.
 */
export function selectVariant(
  questionnaire: Questionnaire,
  variant: Variant,
  modules: readonly Questionnaire[] = [],
): Definition {
  const parts = [questionnaire, ...modules];
  const scales = parts.flatMap((part) =>
    part.scales.map((scale) => askedScale(scale, variant, part.minimumGroup)),
  );
  const asked = scales.filter((scale) => scale.items.length > 0);
  const idOfCode = new Map(asked.map((scale) => [scale.code, scale.id]));
  const sections = parts.flatMap((part) =>
    part.sections.map((section) => ({
      ...section,
      id: part.kind === 'module' ? `${part.id}-${section.id}` : section.id,
      scales: section.scales.flatMap((code) => idOfCode.get(code) ?? []),
    })),
  );
  const used = new Set(asked.flatMap((scale) => scale.items.map((item) => item.answers)));
  const answerSets = Object.assign({}, ...parts.map((part) => part.answerSets)) as Definition['answerSets'];
  return {
    id: questionnaire.id,
    version: questionnaire.version,
    variant,
    title: questionnaire.title,
    purpose: questionnaire.purpose,
    ...(questionnaire.help ? { help: questionnaire.help } : {}),
    minimumGroup: questionnaire.minimumGroup,
    answerSets: Object.fromEntries(Object.entries(answerSets).filter(([id]) => used.has(id))),
    sections: sections.filter((section) => section.scales.length > 0),
    scales: asked,
    background: questionnaire.background,
    // Not asked yet: comments may appear only after a professional has read them, and that reading is not built.
    openQuestions: [],
  };
}

function askedScale(
  { counts, answers, minimumGroup, core, items, ...scale }: FullScale,
  variant: Variant,
  floor: number,
): Scale {
  return {
    ...scale,
    core: core ?? false,
    minimumGroup: Math.max(minimumGroup ?? floor, floor),
    items: items
      .slice(0, counts[variant])
      .map(
        (item): Item =>
          ({ ...item, reversed: item.reversed ?? false, answers: item.answers ?? answers }) as Item,
      ),
  };
}
