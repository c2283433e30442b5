import type { Language, Words } from '../../../../server/domain/questionnaire/definition.ts';
import { overwriteGetLocale } from '$lib/paraglide/runtime';

const chosen = $state<{ language: Language }>({ language: 'nl' });

/**
 * The language of the answer site lives in memory only: nothing about a visitor is kept in a cookie or in storage.
 * Because texts read it through a rune, switching redraws them in place and loses no answer.
 */
export function startLanguage(preferred: readonly string[]): void {
  const known = preferred.map((tag) => tag.slice(0, 2)).find((tag) => tag === 'nl' || tag === 'en');
  chosen.language = known === 'en' ? 'en' : 'nl';
  overwriteGetLocale(() => chosen.language);
}

export const language = (): Language => chosen.language;

export function chooseLanguage(to: Language): void {
  chosen.language = to;
}

export const inWords = (words: Words): string => words[chosen.language];
