import { atomsOf } from './atoms.ts';
import type { CellRow } from './atoms.ts';
import { lightestDependentSet } from './dependent-columns.ts';
import { drawNullVectors } from './null-vectors.ts';
import { seededRandom } from './seeded-random.ts';
import type { Rng } from './seeded-random.ts';

export interface IsolableGroup {
  readonly size: number;
  readonly people: readonly number[];
}

/**
 * The strongest reader of a set of published sums: knows who is in each of them and may add, subtract and scale them
 * at will. Finds the smallest group of fewer than `k` people on whom some non-zero combination depends alone.
 *
 * Why it works: a combination of published sums is a vector in the row space of the matrix cells x people, and the row
 * space is all that is orthogonal to the null space. So a combination that rests on a set S only exists if and only
 * if the columns of S in a basis of the null space are linearly dependent. People with the same membership are one
 * column, weighing as many as they are. Eight random null vectors stand in for the basis: for up to eight columns they
 * say the same, but for a chance of about 1 in 67 million.
 *
 * Exact for k <= 5, where a group has at most four columns. For larger k all groups of up to four columns are found.
 *
 * Oracle: exhaustive-attack.ts, in null-space-attack.test.ts.
 */
export function attack(
  cells: readonly CellRow[],
  personCount: number,
  k: number,
  rng: Rng = seededRandom(1),
): IsolableGroup | null {
  const atoms = atomsOf(cells, personCount);
  const rows = cells.map((_, index) => atoms.map((atom) => atom.column[index]!));
  const vectors = drawNullVectors(rows, atoms.length, rng);
  const weights = atoms.map((atom) => atom.people.length);
  const found = lightestDependentSet(vectors, weights, k);
  if (found === null) return null;
  const people = found.columns.flatMap((column) => atoms[column]!.people).sort((a, b) => a - b);
  return { size: people.length, people };
}
