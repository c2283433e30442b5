import type { AnswerSet, Definition, Item, Scale } from './definition.ts';

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
  const earlier = new Map(before.scales.map((scale) => [scale.id, scaleFingerprint(scale, before)]));
  return new Set(
    now.scales.filter((scale) => earlier.get(scale.id) === scaleFingerprint(scale, now)).map(({ id }) => id),
  );
}

/** One text for everything that a scale asks, in order; equal for two scales that ask the same. */
export function scaleFingerprint({ items }: Scale, { answerSets }: Pick<Definition, 'answerSets'>): string {
  return items.map((item) => fingerprint(item, answerSets)).join('|');
}

function fingerprint({ id, text, reversed, answers }: Item, sets: Sets): string {
  const options = sets[answers]?.options.map((option) => [option.code, option.text.nl, option.text.en]);
  return JSON.stringify([id, text.nl, text.en, reversed, options ?? answers]);
}
