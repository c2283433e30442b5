import type { PlacedItem } from '../questionnaire/asked-items.ts';

/** More than this part of the answers being one and the same is called a straight line. */
const SAME_FROM = 0.9;
/** With fewer answers than this a row of equal answers says nothing. */
const ANSWERS_FROM = 10;

/**
 * Did somebody give (nearly) every question the same answer, reversed ones included?
 *
 * Formula: most frequent code / number of answers > 0.9, over the answered items of the scales that are scored, with
 *   the codes as they were given; codes[i] belongs to items[i], 0 = no answer
 * Source: careless responding, e.g. A. W. Meade & S. B. Craig 2012, Psychol. Methods 17:437-455 (long strings); the
 *   limit of 90 % is our own choice.
 * Defined for: at least ten answers; otherwise null. It judges a questionnaire as a whole and never leads to a person:
 *   only the share of such ballots in the organisation is kept.
 * Oracle: hand, tests/domain/scoring/straight-line.test.ts.
 */
export function isStraightLine(items: readonly PlacedItem[], codes: readonly number[]): boolean | null {
  const times = new Map<number, number>();
  let answers = 0;
  items.forEach(({ scale }, index) => {
    const code = codes[index] ?? 0;
    if (scale.report !== 'scale' || code === 0) return;
    answers += 1;
    times.set(code, (times.get(code) ?? 0) + 1);
  });
  return answers < ANSWERS_FROM ? null : Math.max(...times.values()) > SAME_FROM * answers;
}
