import { LONGEST_ANSWER, type OwnStatement } from './additions.ts';
import type { OpenQuestion, Scale, Section, Words } from './definition.ts';

/** The part of a campaign in which the organisation asks its own statements. */
export const OWN_SECTION = 'own-themes';
const TITLE: Words = { nl: 'Vragen van je eigen organisatie', en: 'Questions from your own organisation' };
const INTRO: Words = {
  nl: 'Deze stellingen heeft je eigen organisatie toegevoegd.',
  en: 'Your own organisation added these statements.',
};
const MEASURES: Words = {
  nl: 'Een stelling van de organisatie zelf.',
  en: 'A statement of the organisation itself.',
};

/**
 * Own statements as scales of one item. The id comes from the Dutch text, so the same statement keeps its trend at
 * another place in the list, and a changed text is another statement.
 */
export function ownScales(statements: readonly OwnStatement[], minimumGroup: number): readonly Scale[] {
  return statements.map((statement, index): Scale => {
    const id = `own-${fingerprint(statement.text.nl.trim())}`;
    return {
      id,
      code: `O${String(index + 1).padStart(2, '0')}`,
      core: false,
      title: inBoth(statement.theme),
      measures: MEASURES,
      higherIs: statement.higherIs,
      ...(statement.higherIs === 'neutral' ? {} : { favourable: towards(statement.higherIs) }),
      report: 'scale',
      basis: ['own theme'],
      field4A: statement.field4A,
      psa: 'none',
      minimumGroup,
      items: [{ id: `${id}.1`, text: inBoth(statement.text), reversed: false, answers: 'agreement' }],
    };
  });
}

export function ownSection(scales: readonly Scale[]): readonly Section[] {
  if (scales.length === 0) return [];
  return [
    { id: OWN_SECTION, part: 'own', title: TITLE, intro: INTRO, scales: scales.map((scale) => scale.id) },
  ];
}

export function ownQuestions(questions: readonly Words[]): readonly OpenQuestion[] {
  return questions.map((text, index) => ({
    id: `open.own-${index + 1}`,
    text: inBoth(text),
    maxLength: LONGEST_ANSWER,
  }));
}

/** A text that was not translated is asked in Dutch, also of somebody who reads the rest in English. */
export function inBoth({ nl, en }: Words): Words {
  return { nl: nl.trim(), en: en.trim() || nl.trim() };
}

function towards(higherIs: 'favourable' | 'unfavourable'): Words {
  return higherIs === 'favourable'
    ? { nl: 'vaker mee eens', en: 'agreed with more' }
    : { nl: 'minder vaak mee eens', en: 'agreed with less' };
}

/** FNV-1a, 32 bits: a short name for a text, no protection. Two texts of one campaign with one name are refused. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}
