import type { Thirds } from './cells.ts';
import { codeShare, SHARES_FROM } from './share.ts';

/** Positions of a histogram (0 = lowest), split in three: low, middle and high. The middle may be empty. */
export type Split = readonly [readonly number[], readonly number[], readonly number[]];

/**
 * Three shares, from 10 people on.
 *
 * The two ends are coded one by one; the middle is only ever what they leave. So an end that is shown as "at most"
 * cannot be worked out from the others: with the other end at F of n people (3 <= F <= n - 3), nobody, one and two
 * people in the coded end give the same three shares.
 * **Defined for** n >= 10; below that null.
 */
export function codeThirds(histogram: readonly number[], split: Split): Thirds | null {
  const n = total(histogram);
  if (n < SHARES_FROM) return null;
  const low = codeShare(peopleAt(histogram, split[0]), n);
  const high = codeShare(peopleAt(histogram, split[2]), n);
  const left = Math.max(0, 100 - low.value - high.value);
  return [low, { value: left, bound: 'rest', step: low.step }, high];
}

/** Answers below, at and above the middle of an item with this many answers. */
export function splitAnswers(answers: number): Split {
  const middle = (answers - 1) / 2;
  return splitBy(answers, (answer) => Math.sign(answer - middle));
}

/** Sixths of the score range: two below 33.3, two up to 66.7, two from there. */
export const SCORE_SPLIT: Split = [
  [0, 1],
  [2, 3],
  [4, 5],
];

/**
 * Scores in sixths of their range.
 *
 * **Defined for** a histogram of sums: position i of `last` + 1 positions is the score 100 i / last. A score on an edge
 * counts with the higher sixth; whole numbers only, so that exactly one third of the way is on the edge.
 */
export function inSixths(histogram: readonly number[]): number[] {
  const last = histogram.length - 1;
  const sixths = [0, 0, 0, 0, 0, 0];
  histogram.forEach((people, position) => {
    const sixth = Math.min(5, Math.floor((6 * position) / last));
    sixths[sixth] = (sixths[sixth] ?? 0) + people;
  });
  return sixths;
}

export function peopleAt(histogram: readonly number[], positions: readonly number[]): number {
  return total(positions.map((position) => histogram[position] ?? 0));
}

export function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function splitBy(positions: number, side: (position: number) => number): Split {
  const all = Array.from({ length: positions }, (_, position) => position);
  const on = (which: number): number[] => all.filter((position) => side(position) === which);
  return [on(-1), on(0), on(1)];
}
