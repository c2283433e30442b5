import type { BackgroundQuestion, Definition } from './definition.ts';

/** More questions give fewer tables: with three, about a third of the units that two would reach. */
export const MOST_CUTS = 3;

/** What a campaign asks when nobody chose. */
export const DEFAULT_CUTS: readonly string[] = ['age-band', 'function-group'];

/** The definition with only these background questions, in the order of the questionnaire; none at all is allowed. */
export function withCuts(definition: Definition, cuts: readonly string[]): Definition {
  return { ...definition, background: definition.background.filter(({ id }) => cuts.includes(id)) };
}

/** Cuts that cannot be asked: unknown, named twice, or too many. */
export function refusedCuts(
  offered: readonly BackgroundQuestion[],
  cuts: readonly string[],
): readonly string[] {
  const known = new Set(offered.map(({ id }) => id));
  return cuts.filter((cut, index) => !known.has(cut) || cuts.indexOf(cut) !== index || index >= MOST_CUTS);
}
