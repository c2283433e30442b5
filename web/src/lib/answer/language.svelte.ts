import type { Words } from '../../../../server/domain/questionnaire/definition.ts';
import { overwriteGetLocale } from '$lib/paraglide/runtime';
import { ANSWER_LANGUAGES, type AnswerLanguage, languageOf, preferredLanguage } from './languages.ts';
import type { MessageText } from './message-format.ts';
import { pseudo } from './pseudo.ts';

type Dictionary = Readonly<Record<string, MessageText>>;

const chosen = $state<{ language: AnswerLanguage; dictionary: Dictionary }>({
  language: ANSWER_LANGUAGES[0]!,
  dictionary: {},
});

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
  void chooseLanguage(languageOf(asked) ?? preferredLanguage(preferred));
}

export const language = (): AnswerLanguage => chosen.language;
export const dictionary = (): Dictionary => chosen.dictionary;

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

/** The language that `inWords` really gave: a voice should not read Dutch as if it were Turkish. */
export function spokenIn(words: Words): string {
  const { tag, base, spoken } = chosen.language;
  return tag in words || tag.startsWith(base) ? spoken : base;
}
