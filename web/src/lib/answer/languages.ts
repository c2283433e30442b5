import type { Language } from '../../../../server/domain/questionnaire/definition.ts';

/** A language that somebody can answer in. */
export interface AnswerLanguage {
  /** Folder in messages/ and key of a text in a questionnaire. */
  readonly tag: string;
  /** In the language itself. */
  readonly name: string;
  /** For the lang attribute, for dates and for the voice that reads aloud. */
  readonly spoken: string;
  readonly direction: 'ltr' | 'rtl';
  /** Shown for every text that this language does not have. */
  readonly base: Language;
  /** Made up from the base language, to find text that no translator could reach. Only by its address. */
  readonly pseudo?: true;
}

/** A further language is a line here, files in messages/<tag> and a text under its tag in the questionnaires. */
export const ANSWER_LANGUAGES: readonly AnswerLanguage[] = [
  { tag: 'nl', name: 'Nederlands', spoken: 'nl-NL', direction: 'ltr', base: 'nl' },
  { tag: 'nl-simple', name: 'Eenvoudig Nederlands', spoken: 'nl-NL', direction: 'ltr', base: 'nl' },
  { tag: 'en', name: 'English', spoken: 'en-GB', direction: 'ltr', base: 'en' },
  { tag: 'en-XA', name: '[Pšéûđô]', spoken: 'en-XA', direction: 'ltr', base: 'en', pseudo: true },
  { tag: 'ar-XB', name: '[Pšéûđô, RTL]', spoken: 'ar-XB', direction: 'rtl', base: 'en', pseudo: true },
];

/** Main languages that are written from right to left. */
const RIGHT_TO_LEFT = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/**
 * A language that a questionnaire has texts in and the site itself has no files of: its name is the one it calls itself,
 * and everything that is missing is in the language that stands in.
 */
export function questionnaireLanguage(tag: string, base: Language): AnswerLanguage {
  const own = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  const direction = RIGHT_TO_LEFT.has(new Intl.Locale(tag).language) ? 'rtl' : 'ltr';
  return { tag, name: own.charAt(0).toLocaleUpperCase(tag) + own.slice(1), spoken: tag, direction, base };
}

/** The language of a visitor's browser when it is one of ours, else Dutch. */
export function preferredLanguage(preferred: readonly string[]): AnswerLanguage {
  const offered = ANSWER_LANGUAGES.filter(({ pseudo, tag }) => !pseudo && tag !== 'nl-simple');
  const found = preferred
    .map((tag) => offered.find((language) => language.tag === tag.toLowerCase().split('-')[0]))
    .find((language) => language !== undefined);
  return found ?? ANSWER_LANGUAGES[0]!;
}

export function languageOf(tag: string | null): AnswerLanguage | undefined {
  return ANSWER_LANGUAGES.find((language) => language.tag === tag);
}
