export type CauseProblem = 'too-short' | 'names-the-theme';

/** Words that name the subject of a figure and not why it is so, in both languages. */
const THEMES = new Set(
  `werkdruk werkdrukte werkbelasting taakeisen stress werkstress drukte hoge lage hoog laag veel weinig te teveel
  groot grote slechte slecht onvoldoende gebrek aan geen autonomie steun sfeer werksfeer cultuur communicatie leiding
  leidinggevende agressie pesten verzuim de het een is er en van door op in bij ons onze team afdeling erg heel
  workload work pressure demands high low much many too little lack of poor bad no autonomy support culture climate
  communication leadership aggression bullying absence the a an is there and by in at our team department very`.split(
    /\s+/,
  ),
);
const SHORTEST = 10;

/**
 * Is this a cause that something can be done about? "Werkdruk" is what was measured; "two vacancies since May while the
 * Tuesday clinic goes on" is why.
 *
 * Rule: at least ten characters, and at least three different words that are more than the name of the theme.
 * Source: labour inspectorate on psychosocial load: causes must be concrete ("work pressure" is not one).
 * Defined for: any text; null when the cause is concrete enough.
 */
export function causeProblem(text: string): CauseProblem | null {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = new Set(words.filter((word) => !THEMES.has(word)));
  if (telling.size === 0 && words.length > 0) return 'names-the-theme';
  if (text.trim().length < SHORTEST)
    return words.some((word) => THEMES.has(word)) ? 'names-the-theme' : 'too-short';
  return telling.size < 3 ? 'names-the-theme' : null;
}
