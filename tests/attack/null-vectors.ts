import { multiply, invert, PRIME, residue, subtract } from './prime-field.ts';
import type { Rng } from './seeded-random.ts';

/** How many null vectors are drawn: enough to judge any set of up to eight columns. */
export const NULL_VECTORS = 8;

interface PivotRow {
  readonly pivot: number;
  readonly values: Float64Array;
}

function subtractMultiple(target: Float64Array, row: PivotRow): void {
  const factor = target[row.pivot]!;
  if (factor === 0) return;
  for (let i = 0; i < target.length; i += 1) {
    const value = row.values[i]!;
    if (value !== 0) target[i] = subtract(target[i]!, multiply(factor, value));
  }
}

/** Gauss-Jordan elimination: independent rows, each with a 1 in a column where all other rows have 0. */
function reduceRows(rows: readonly (readonly number[])[]): readonly PivotRow[] {
  const reduced: PivotRow[] = [];
  for (const row of rows) {
    const values = Float64Array.from(row, residue);
    for (const earlier of reduced) subtractMultiple(values, earlier);
    const pivot = values.findIndex((value) => value !== 0);
    if (pivot < 0) continue;
    const scale = invert(values[pivot]!);
    for (let i = 0; i < values.length; i += 1) values[i] = multiply(values[i]!, scale);
    const added = { pivot, values };
    for (const earlier of reduced) subtractMultiple(earlier.values, added);
    reduced.push(added);
  }
  return reduced;
}

function drawOne(reduced: readonly PivotRow[], columns: number, rng: Rng): Float64Array {
  const vector = Float64Array.from({ length: columns }, () => Math.floor(rng() * PRIME));
  for (const { pivot } of reduced) vector[pivot] = 0;
  for (const { pivot, values } of reduced) {
    let sum = 0;
    for (let i = 0; i < columns; i += 1) {
      const value = values[i]!;
      if (value !== 0 && i !== pivot) sum = residue(sum + multiply(value, vector[i]!));
    }
    // Written only now: no row refers to the pivot column of another row.
    vector[pivot] = subtract(0, sum);
  }
  return vector;
}

/**
 * Random vectors v with M v = 0 for the matrix with these rows: the changes of people's scores that no published
 * figure would show. A column that is zero in all vectors belongs to somebody whose score is fixed by the figures.
 */
export function drawNullVectors(
  rows: readonly (readonly number[])[],
  columns: number,
  rng: Rng,
): Float64Array[] {
  const reduced = reduceRows(rows);
  for (;;) {
    const vectors = Array.from({ length: NULL_VECTORS }, () => drawOne(reduced, columns, rng));
    const accidentalZero = Array.from(
      { length: columns },
      (_, column) => vectors.filter((vector) => vector[column] === 0).length,
    ).some((zeros) => zeros > 0 && zeros < NULL_VECTORS);
    // One draw in some hundred thousand has a zero by chance; the search divides by these entries.
    if (!accidentalZero) return vectors;
  }
}
