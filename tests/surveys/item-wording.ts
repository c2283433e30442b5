/**
 * Plain checks on the wording of Dutch items. They find what can be counted: texts that are nearly the same, and two
 * negations in one sentence. They know no meaning, so two items can still ask the same thing in different words.
 */

export interface WordedItem {
  readonly id: string;
  readonly text: string;
}

/**
 * Above these two items count as near-duplicates. Between different items of these questionnaires the trigram overlap
 * stays below .50 even when they share a long word ("leidinggevende") and a sentence frame. Tried on every item with one
 * word after the first replaced: 99 % of those copies are found.
 */
export const MOST_SHARED_TRIGRAMS = 0.55;
export const MOST_SHARED_WORDS = 0.6;

/** Frame words that say nothing about what is asked. */
const FRAME = new Set(
  (
    'aan als ben bij dat de die doe een en er gaat heb het hier hoe ik in is je jij jou jouw krijg kun maakt me met mij ' +
    'mijn moet mag nog of om op over te van voor wat werk worden wordt ze zijn'
  ).split(' '),
);

const NEGATION = /(?<!\p{L})(niet|niets|geen|nooit|niemand|nergens|nauwelijks|zelden)(?!\p{L})/giu;

function overlap(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const shared = [...left].filter((part) => right.has(part)).length;
  const union = left.size + right.size - shared;
  return union === 0 ? 0 : shared / union;
}

function trigramsOf(text: string): ReadonlySet<string> {
  const plain = ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  return new Set(
    Array.from({ length: Math.max(0, plain.length - 2) }, (_, index) => plain.slice(index, index + 3)),
  );
}

function contentWordsOf(text: string): ReadonlySet<string> {
  return new Set(
    (text.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => word.length > 1 && !FRAME.has(word)),
  );
}

/** Are these two texts so alike that a reader would think the same thing is asked twice? */
export function isNearDuplicate(left: string, right: string): boolean {
  return (
    overlap(trigramsOf(left), trigramsOf(right)) > MOST_SHARED_TRIGRAMS ||
    overlap(contentWordsOf(left), contentWordsOf(right)) > MOST_SHARED_WORDS
  );
}

/** Every pair of items that are too much alike, as one line of text per pair. */
export function nearDuplicates(items: readonly WordedItem[]): readonly string[] {
  return items.flatMap((item, index) =>
    items
      .slice(index + 1)
      .filter((other) => isNearDuplicate(item.text, other.text))
      .map((other) => `${item.id} "${item.text}" / ${other.id} "${other.text}"`),
  );
}

export function countNegations(text: string): number {
  return text.match(NEGATION)?.length ?? 0;
}
