import type { Band } from './cells.ts';

const BANDS: readonly Band[] = [
  { from: 5, to: 9 },
  { from: 10, to: 14 },
  { from: 15, to: 19 },
  { from: 20, to: 29 },
  { from: 30, to: 49 },
  { from: 50, to: 99 },
  { from: 100, to: 199 },
  { from: 200, to: 499 },
  { from: 500, to: null },
];

/** The band that a number of people is published as. Defined for whole n >= 5, the floor of every group. */
export function bandOf(n: number): Band {
  const band = BANDS.find(({ from, to }) => n >= from && (to === null || n <= to));
  if (!band) throw new Error(`A group of ${n} is below every band`);
  return band;
}
