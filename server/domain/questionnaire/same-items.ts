import type { AnswerSet, Definition, Item } from './definition.ts';

type Sets = Readonly<Record<string, AnswerSet>>;

/**
 * Is this the same question? Same id, same words in both languages, same answers, same direction. Anything else and a
 * difference between two years may come from the question.
 */
export function isSameItem(one: Item, oneSets: Sets, other: Item, otherSets: Sets): boolean {
  return fingerprint(one, oneSets) === fingerprint(other, otherSets);
}

/** Scales that asked exactly the same items both times, in the same order; only these have a trend. */
export function sameScales(now: Definition, before: Definition): ReadonlySet<string> {
  const items = (definition: Definition, scaleId: string) =>
    definition.scales
      .find((scale) => scale.id === scaleId)
      ?.items.map((item) => fingerprint(item, definition.answerSets))
      .join('|');
  return new Set(now.scales.map(({ id }) => id).filter((id) => items(now, id) === items(before, id)));
}

function fingerprint({ id, text, reversed, answers }: Item, sets: Sets): string {
  const options = sets[answers]?.options.map((option) => [option.code, option.text.nl, option.text.en]);
  return JSON.stringify([id, text.nl, text.en, reversed, options ?? answers]);
}
