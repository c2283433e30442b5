import type { Definition, Words } from '../../../../server/domain/questionnaire/definition.ts';
import { overwriteGetLocale } from '$lib/paraglide/runtime';
import {
  ANSWER_LANGUAGES,
  type AnswerLanguage,
  languageOf,
  preferredLanguage,
  questionnaireLanguage,
} from './languages.ts';
import type { MessageText } from './message-format.ts';
import { pseudo } from './pseudo.ts';
import { furtherLanguages } from './translated.ts';
import type { Spoken } from './speech.svelte.ts';

type Dictionary = Readonly<Record<string, MessageText>>;

const chosen = $state<{
  language: AnswerLanguage;
  dictionary: Dictionary;
  /** Languages of the questionnaire at hand that the site has no files of. */
  further: readonly string[];
}>({ language: ANSWER_LANGUAGES[0]!, dictionary: {}, further: [] });

/** The files of languages that are not compiled in; each is fetched when somebody chooses that language. */
const files = import.meta.glob<Dictionary>(
  ['../../../../messages/*/{answer,mirror,follow}.json', '!../../../../messages/{nl,en}/*.json'],
  { import: 'default' },
);

/**
 * The language of the answer site lives in memory only: nothing about a visitor is kept in a cookie or in storage.
 * Because texts read it through a rune, switching redraws them in place and loses no answer.
 */
export function startLanguage(preferred: readonly string[], asked: string | null): void {
  overwriteGetLocale(() => chosen.language.base);
  wanted = asked;
  void chooseLanguage(languageOf(asked) ?? preferredLanguage(preferred));
}

export const language = (): AnswerLanguage => chosen.language;
export const dictionary = (): Dictionary => chosen.dictionary;

/** What may be chosen: the languages of the site, and those of the questionnaire that is shown. */
export function offeredLanguages(): readonly AnswerLanguage[] {
  const own = ANSWER_LANGUAGES.filter(({ pseudo: made, tag }) => !made || tag === chosen.language.tag);
  const others = chosen.further.filter((tag) => !own.some((language) => language.tag === tag));
  return [...own, ...others.map((tag) => questionnaireLanguage(tag, chosen.language.base))];
}

/** Offers the languages of a questionnaire; one that the address asked for is chosen as soon as it is there. */
export function offerLanguagesOf(definition: Definition): void {
  chosen.further = furtherLanguages(definition);
  if (wanted !== null && chosen.further.includes(wanted) && languageOf(wanted) === undefined)
    void chooseLanguage(questionnaireLanguage(wanted, chosen.language.base));
  wanted = null;
}
let wanted: string | null = null;

export async function chooseLanguage(to: AnswerLanguage): Promise<void> {
  const parts = await Promise.all(
    Object.entries(files)
      .filter(([path]) => path.includes(`/messages/${to.tag}/`))
      .map(([, read]) => read()),
  );
  chosen.dictionary = Object.assign({}, ...parts) as Dictionary;
  chosen.language = to;
}

/** A text of a questionnaire in the chosen language, or in the language that stands in for it. */
export function inWords(words: Words): string {
  const { tag, base, pseudo: made } = chosen.language;
  if (made) return pseudo(words[base]);
  return (words as Readonly<Record<string, string | undefined>>)[tag] ?? words[base];
}

/**
 * The language that the page itself is in. A language that only the questionnaire has does not turn the page: its own
 * texts are marked one by one, and the rest is Dutch or English.
 */
export function pageLanguage(): Pick<AnswerLanguage, 'spoken' | 'direction'> {
  const { tag, base, pseudo: made } = chosen.language;
  const own = made || tag === base || Object.keys(chosen.dictionary).length > 0;
  return own ? chosen.language : languageOf(base)!;
}

/** A text of a questionnaire to be read aloud, and one of the page itself. */
export const aloud = (words: Words): Spoken => ({ text: inWords(words), spoken: spokenIn(words) });
export const aloudHere = (text: string): Spoken => ({ text, spoken: pageLanguage().spoken });

/** The language that `inWords` really gave: a voice should not read Dutch as if it were Turkish. */
export function spokenIn(words: Words): string {
  const { tag, base, spoken } = chosen.language;
  return tag in words || tag.startsWith(base) ? spoken : base;
}
