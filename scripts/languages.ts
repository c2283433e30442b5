// How complete each language of the answer site is: one JSON line per language. Fails when Dutch or English is not.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { VARIANTS } from '../server/domain/questionnaire/definition.ts';
import { selectVariant } from '../server/domain/questionnaire/variant.ts';
import { type Instruments, readInstruments } from '../server/instruments.ts';
import { ANSWER_LANGUAGES, languageOf, questionnaireLanguage } from '../web/src/lib/answer/languages.ts';
import type { MessageText } from '../web/src/lib/answer/message-format.ts';
import { furtherLanguages, shareTranslated, textsOf } from '../web/src/lib/answer/translated.ts';

const ROOT = join(import.meta.dirname, '..');
const FILES = ['answer', 'mirror', 'follow'];

export function readMessages(tag: string): ReadonlyMap<string, MessageText> {
  const parts = FILES.map((file) => join(ROOT, 'messages', tag, `${file}.json`))
    .filter((path) => existsSync(path))
    .flatMap((path) => Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, MessageText>));
  return new Map(parts.filter(([key]) => !key.startsWith('$')));
}

/** Names between braces, over all variants of a message, in order of the alphabet. */
export function placeholdersOf(message: MessageText): readonly string[] {
  const texts = typeof message === 'string' ? [message] : Object.values(message[0].match);
  return [
    ...new Set(texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!))),
  ].sort();
}

export interface Completeness {
  readonly language: string;
  readonly standsInFor: string;
  readonly direction: 'ltr' | 'rtl';
  readonly messages: number;
  readonly messagesOf: number;
  readonly missing: readonly string[];
  /** Per questionnaire, all its variants together. */
  readonly questionnaires: Readonly<Record<string, { readonly share: number; readonly texts: number }>>;
}

type Texts = Pick<Instruments, 'questionnaires' | 'modules'>;

export function completeness(tag: string, instruments: Texts = readInstruments()): Completeness {
  const language = languageOf(tag) ?? questionnaireLanguage(tag, 'nl');
  const wanted = [...readMessages('nl').keys()];
  const own = readMessages(tag);
  const missing = wanted.filter((key) => !own.has(key));
  const { questionnaires, modules } = instruments;
  const shares = [...questionnaires, ...modules].map((questionnaire) => {
    const definition = selectVariant(questionnaire, VARIANTS.at(-1)!);
    const share = Math.round(1000 * shareTranslated(definition, tag)) / 1000;
    return [questionnaire.id, { share, texts: textsOf(definition).length }] as const;
  });
  return {
    language: tag,
    standsInFor: language.base,
    direction: language.direction,
    messages: wanted.length - missing.length,
    messagesOf: wanted.length,
    missing,
    questionnaires: Object.fromEntries(shares),
  };
}

/** The languages of the site, and those that only questionnaires have texts in. */
export function languagesWith({ questionnaires, modules }: Texts = readInstruments()): readonly string[] {
  const own = ANSWER_LANGUAGES.filter(({ pseudo }) => !pseudo).map(({ tag }) => tag);
  const further = [...questionnaires, ...modules].flatMap((questionnaire) =>
    furtherLanguages(selectVariant(questionnaire, VARIANTS.at(-1)!)),
  );
  return [...new Set([...own, ...further])];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const tag of languagesWith()) {
    const report = completeness(tag);
    console.log(JSON.stringify(report));
    const whole = Object.values(report.questionnaires).every(({ share }) => share === 1);
    if ((tag === 'nl' || tag === 'en') && !(whole && report.missing.length === 0)) process.exitCode = 1;
  }
}
