import { language, pageLanguage } from './language.svelte.ts';

/** 2026-11-22 as 22 november 2026, in the chosen language. */
export function dayInWords(day: string): string {
  return new Intl.DateTimeFormat(language().pseudo ? language().base : pageLanguage().spoken, {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${day}T12:00:00Z`));
}
