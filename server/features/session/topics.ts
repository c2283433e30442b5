import { randomInt } from 'node:crypto';
import type { Definition, Words } from '../../domain/questionnaire/definition.ts';

/** Without letters and digits that are mistaken for one another when read aloud. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 6;

export function newCode(): string {
  return Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

export function titledTopics(
  definition: Definition,
  topics: readonly string[],
): { scale: string; title: Words }[] {
  const titles = new Map(definition.scales.map(({ id, title }) => [id, title]));
  return topics.map((scale) => ({ scale, title: titles.get(scale) ?? { nl: scale, en: scale } }));
}
