import { type Additions, NO_ADDITIONS } from './additions.ts';
import type { AnswerSet, Definition, Item, OpenQuestion, Scale, Section, Variant } from './definition.ts';
import { ownQuestions, ownScales, ownSection } from './own-themes.ts';
import type { FullScale, Questionnaire } from './parse.ts';
import { saysTheSame } from './same-meaning.ts';

export type AddedParts = Omit<Additions, 'modules'> & { readonly modules: readonly Questionnaire[] };

const NOTHING_ADDED: AddedParts = { ...NO_ADDITIONS, modules: [] };

/** One questionnaire or module as it is asked: its scales under the names that the definition gives them. */
interface AskedPart {
  readonly part: Questionnaire;
  readonly scales: readonly Scale[];
  readonly answerSets: Readonly<Record<string, AnswerSet>>;
}

/**
 * The questionnaire as it is asked in one variant: the first items of each scale, scales without items left out,
 * modules and the organisation's own themes behind it. A scale that more parts ask is asked once, at its first place,
 * with as many items as the part that asks most: shorter lists are the beginning of longer ones.
 */
export function selectVariant(
  questionnaire: Questionnaire,
  variant: Variant,
  added: AddedParts = NOTHING_ADDED,
): Definition {
  const parts = askedParts([questionnaire, ...added.modules], variant);
  const once = new Map<string, Scale>();
  for (const scale of parts.flatMap((part) => part.scales))
    once.set(scale.id, together(once.get(scale.id), scale));
  const own = ownScales(added.statements, questionnaire.minimumGroup);
  const scales = [...once.values(), ...own];
  const used = new Set(scales.flatMap((scale) => scale.items.map((item) => item.answers)));
  const answerSets = Object.assign({}, ...parts.map((part) => part.answerSets)) as Definition['answerSets'];
  return {
    id: questionnaire.id,
    version: questionnaire.version,
    variant,
    title: questionnaire.title,
    purpose: questionnaire.purpose,
    ...(questionnaire.help ? { help: questionnaire.help } : {}),
    minimumGroup: questionnaire.minimumGroup,
    modules: added.modules.map(({ id, version, title }) => ({ id, version, title })),
    answerSets: Object.fromEntries(Object.entries(answerSets).filter(([id]) => used.has(id))),
    sections: [...sectionsOf(parts), ...ownSection(own)],
    scales,
    background: questionnaire.background,
    openQuestions: [...(added.openQuestions ? openQuestionsOf(parts) : []), ...ownQuestions(added.questions)],
  };
}

/** Scales that two parts ask under one id with other items, answers or conditions; they cannot be asked once. */
export function scaleConflicts(
  questionnaire: Questionnaire,
  variant: Variant,
  modules: readonly Questionnaire[],
): readonly string[] {
  const first = new Map<string, Scale>();
  const conflicts = new Set<string>();
  for (const scale of askedParts([questionnaire, ...modules], variant).flatMap((part) => part.scales)) {
    const known = first.get(scale.id);
    if (known && !isSameScale(known, scale)) conflicts.add(scale.id);
    first.set(scale.id, together(known, scale));
  }
  return [...conflicts];
}

function isSameScale(one: Scale, other: Scale): boolean {
  const length = Math.min(one.items.length, other.items.length);
  const meaning = ({ higherIs, report, condition, items }: Scale) => [
    higherIs,
    report,
    condition,
    items
      .slice(0, length)
      .map(({ id, text, answers, reversed, part, condition: own }) => [
        id,
        text,
        answers,
        reversed,
        part,
        own,
      ]),
  ];
  return saysTheSame(meaning(one), meaning(other));
}

/** The longer list of items, behind the higher minimum. */
function together(one: Scale | undefined, other: Scale): Scale {
  if (!one) return other;
  return {
    ...one,
    items: one.items.length >= other.items.length ? one.items : other.items,
    minimumGroup: Math.max(one.minimumGroup, other.minimumGroup),
  };
}

function askedParts(questionnaires: readonly Questionnaire[], variant: Variant): readonly AskedPart[] {
  const taken: Record<string, AnswerSet> = {};
  return questionnaires.map((part) => {
    const nameOf = new Map(
      Object.entries(part.answerSets).map(([id, set]) => {
        const clash = taken[id] && !saysTheSame(taken[id], set);
        return [id, clash ? `${part.id}-${id}` : id] as const;
      }),
    );
    const answerSets = Object.fromEntries(
      Object.entries(part.answerSets).map(([id, set]) => [nameOf.get(id) ?? id, set]),
    );
    Object.assign(taken, answerSets);
    const scales = part.scales
      .map((scale) => askedScale(scale, variant, part.minimumGroup, nameOf))
      .filter((scale) => scale.items.length > 0);
    return { part, scales, answerSets };
  });
}

/** A scale stands in the first section that asks it; a section that keeps none falls away. */
function sectionsOf(parts: readonly AskedPart[]): readonly Section[] {
  const placed = new Set<string>();
  return parts.flatMap(({ part, scales }) => {
    const idOfCode = new Map(scales.map((scale) => [scale.code, scale.id]));
    return part.sections.flatMap(({ id, title, intro, scales: codes }): Section[] => {
      const here = codes.flatMap((code) => idOfCode.get(code) ?? []).filter((scale) => !placed.has(scale));
      here.forEach((scale) => placed.add(scale));
      if (here.length === 0) return [];
      const isModule = part.kind === 'module';
      return [
        {
          id: isModule ? `${part.id}-${id}` : id,
          ...(isModule ? { part: 'module' as const } : {}),
          title,
          ...(intro ? { intro } : {}),
          scales: here,
        },
      ];
    });
  });
}

/** Ids get the name of their module in front, since every file counts from open.1. */
function openQuestionsOf(parts: readonly AskedPart[]): readonly OpenQuestion[] {
  return parts.flatMap(({ part }) =>
    (part.openQuestions ?? []).map((question) => ({
      ...question,
      id: part.kind === 'module' ? question.id.replace('open.', `open.${part.id}-`) : question.id,
    })),
  );
}

function askedScale(
  { counts, answers, minimumGroup, core, items, ...scale }: FullScale,
  variant: Variant,
  floor: number,
  nameOf: ReadonlyMap<string, string>,
): Scale {
  return {
    ...scale,
    core: core ?? false,
    minimumGroup: Math.max(minimumGroup ?? floor, floor),
    items: items.slice(0, counts[variant]).map((item): Item => {
      const set = item.answers ?? answers;
      return { ...item, reversed: item.reversed ?? false, answers: nameOf.get(set) ?? set } as Item;
    }),
  };
}
