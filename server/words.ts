import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from './domain/questionnaire/definition.ts';

const FOLDER = join(import.meta.dirname, '..', 'messages');

/** The message files that the web uses too, for what the server itself writes: mail and documents. */
const messages: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  nl: read('nl'),
  en: read('en'),
};

function read(language: Language): Record<string, string> {
  const folder = join(FOLDER, language);
  const parts = readdirSync(folder).map(
    (file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as object,
  );
  return Object.assign({}, ...parts) as Record<string, string>;
}

/** The message with its values filled in. An unknown key or a missing value is a mistake of ours, so it throws. */
export function say(
  language: Language,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const text = messages[language][key];
  if (typeof text !== 'string') throw new Error(`There is no message "${key}" in ${language}`);
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (values[name] === undefined) throw new Error(`The message "${key}" needs a value for ${name}`);
    return String(values[name]);
  });
}

/** Whether there is such a message; for texts whose keys come from elsewhere. */
export function hasWords(language: Language, key: string): boolean {
  return typeof messages[language][key] === 'string';
}

const dayFormats = {
  nl: new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
};

/** 2026-11-30 as "30 november 2026". */
export function longDay(day: string, language: Language): string {
  return dayFormats[language].format(new Date(`${day}T12:00:00Z`));
}
