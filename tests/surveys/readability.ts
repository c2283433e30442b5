/**
 * An approximate check that a Dutch text can be read at level B1.
 *
 * Formula   Flesch-Douma = 206.84 - 0.93 * (words / sentences) - 77 * (syllables / words); higher is easier.
 * Source    W.H. Douma, "De leesbaarheid van landbouwbladen", Wageningen 1960: the Dutch version of Flesch's
 *           reading ease. It knows nothing of meaning; a human reading stays necessary.
 * Defined for  texts with at least one word; an empty text scores 0 and is reported as a problem.
 *
 * Bounds. Douma calls 60-70 standard and 50-60 fairly hard. An item has only about ten words, so one ordinary long word
 * ("leidinggevende", five syllables) takes some 30 points off it: a bound of 60 per item would ban words that
 * everybody at work knows, and would invite clumsy detours. Therefore two bounds: `hardestItem` per item stops the items
 * that stack long words, `averageItem` over all items together keeps the whole at plain language. The limits on words
 * per sentence and syllables per word stop what an average hides.
 */
export const READING_BOUNDS = {
  hardestItem: 40,
  averageItem: 70,
  wordsPerSentence: 20,
  syllablesPerWord: 6,
} as const;

export interface Readability {
  readonly ease: number;
  readonly longestSentence: number;
  readonly longestWord: string;
  readonly mostSyllables: number;
}

/** Words borrowed from English that do not follow Dutch spelling. */
const BORROWED: Readonly<Record<string, number>> = {
  deadline: 2,
  deadlines: 2,
  e: 1,
  feedback: 2,
  team: 1,
  teams: 1,
  teamleden: 3,
  teamlid: 2,
  teamoverleg: 4,
};

const NUCLEUS = /aai|ooi|oei|eeu|ieu|eau|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|ou|au|[aeiouyáàâäéèêëíìîïóòôöúùûü]/g;

/** Counts vowel groups; a diaeresis opens a new one, as in "ideeën" and "geïnteresseerd". */
export function countSyllables(word: string): number {
  const plain = word.toLowerCase();
  return BORROWED[plain] ?? Math.max(1, plain.match(NUCLEUS)?.length ?? 0);
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu) ?? [];
}

function sentencesOf(text: string): readonly string[] {
  return text.split(/[.!?:;]+(?:\s|$)/).filter((sentence) => wordsOf(sentence).length > 0);
}

export function readabilityOf(text: string): Readability {
  const words = wordsOf(text);
  const sentences = sentencesOf(text);
  if (words.length === 0) return { ease: 0, longestSentence: 0, longestWord: '', mostSyllables: 0 };
  const syllables = words.map(countSyllables);
  const mostSyllables = Math.max(...syllables);
  const total = syllables.reduce((sum, count) => sum + count, 0);
  return {
    ease: 206.84 - 0.93 * (words.length / sentences.length) - 77 * (total / words.length),
    longestSentence: Math.max(...sentences.map((sentence) => wordsOf(sentence).length)),
    longestWord: words[syllables.indexOf(mostSyllables)] ?? '',
    mostSyllables,
  };
}

/** What makes one Dutch item too hard, in words; an empty list when it is plain enough. */
export function readingProblems(text: string): readonly string[] {
  const { ease, longestSentence, longestWord, mostSyllables } = readabilityOf(text);
  const problems: string[] = [];
  if (ease < READING_BOUNDS.hardestItem) problems.push(`reading ease ${ease.toFixed(0)}: ${text}`);
  if (longestSentence > READING_BOUNDS.wordsPerSentence)
    problems.push(`${longestSentence} words in a sentence: ${text}`);
  if (mostSyllables > READING_BOUNDS.syllablesPerWord)
    problems.push(`"${longestWord}" has ${mostSyllables} syllables: ${text}`);
  return problems;
}

/** Mean reading ease over items, each item counting once; 0 for no items. */
export function averageEase(texts: readonly string[]): number {
  if (texts.length === 0) return 0;
  return texts.reduce((sum, text) => sum + readabilityOf(text).ease, 0) / texts.length;
}
