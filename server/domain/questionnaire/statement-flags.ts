import type { Language } from './definition.ts';

/** What may be wrong with a statement that somebody writes. A flag asks to look again; it forbids nothing. */
export type StatementFlag = 'two-questions' | 'negation' | 'long-sentence' | 'leading' | 'not-a-statement';

const WORDS_PER_SENTENCE = 20;

/** "And" and "or" often join two questions: somebody who agrees with one half cannot answer. */
const JOINS: Readonly<Record<Language, RegExp>> = {
  nl: /(?<!\p{L})(en|of|en\/of|maar|evenals|zowel|alsmede|én|óf)(?!\p{L})/iu,
  en: /(?<!\p{L})(and|or|and\/or|but|as well as|both)(?!\p{L})/iu,
};
/** Fixed expressions in which such a word joins nothing. */
const FIXED: Readonly<Record<Language, RegExp>> = {
  nl: /af en toe|nu en dan|min of meer|al of niet|wel of niet|zo nu en dan|een of ander\w*|om en om|door en door|voor- en nadelen|keer op keer|of (?=(ik|je|we|mijn|het|er|de|dat|iemand)\b)/giu,
  en: /more or less|now and then|again and again|pros and cons|whether or not|over and over/giu,
};
const NEGATIONS: Readonly<Record<Language, RegExp>> = {
  nl: /(?<!\p{L})(niet|niets|geen|nooit|niemand|nergens|nauwelijks|zelden|zonder)(?!\p{L})/iu,
  en: /(?<!\p{L})(not|nothing|no|never|nobody|nowhere|hardly|seldom|without|cannot|\w+n['’]t)(?!\p{L})/iu,
};
const LEADING: Readonly<Record<Language, RegExp>> = {
  nl: /(?<!\p{L})(toch|natuurlijk|uiteraard|eindelijk|vanzelfsprekend|iedereen vindt|ben je het ermee eens)(?!\p{L})/iu,
  en: /(?<!\p{L})(of course|obviously|naturally|surely|at last|everybody thinks|do you agree)(?!\p{L})/iu,
};

/**
 * Looks at a statement as a careful colleague would: two questions in one, a negation (disagreeing with "not" is hard),
 * a long sentence, a word that pushes, or a question where a statement is meant.
 */
export function statementFlags(text: string, language: Language): readonly StatementFlag[] {
  const plain = text.trim();
  if (plain === '') return [];
  const joined = plain.replace(FIXED[language], ' ');
  const sentences = plain.split(/[.!?]+(?:\s|$)/).filter((sentence) => sentence.trim() !== '');
  const longest = Math.max(...sentences.map((sentence) => sentence.trim().split(/\s+/).length));
  const flags: StatementFlag[] = [];
  if (JOINS[language].test(joined) || sentences.length > 1) flags.push('two-questions');
  if (NEGATIONS[language].test(plain)) flags.push('negation');
  if (longest > WORDS_PER_SENTENCE) flags.push('long-sentence');
  if (LEADING[language].test(plain)) flags.push('leading');
  if (plain.endsWith('?')) flags.push('not-a-statement');
  return flags;
}
