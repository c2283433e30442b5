import type { Matrix } from './types.ts';
import type { ProductSums } from './covariance-from-products.ts';

/** Rows of equal length, one behind the other: a tenth of the time of rows that are arrays of their own. */
export interface Table {
  readonly width: number;
  readonly values: Float64Array;
}

/** Null when there is no row, or not all are of equal length. */
export function tableOf(rows: Matrix): Table | null {
  const width = rows[0]?.length ?? 0;
  if (width === 0 || rows.some((row) => row.length !== width)) return null;
  const values = new Float64Array(rows.length * width);
  rows.forEach((row, index) => values.set(row, index * width));
  return { width, values };
}

/**
 * Sums of products of answers.
 *
 * Answers: what must be kept of the answers so that covariances can still be computed when they are gone?
 * Formula: sums_i = sum(x_i), products_ij = sum(x_i * x_j) over people; rows = people, columns = items
 * Source: definition.
 * Defined for: at least one row, all of equal length; otherwise null.
 * Oracle: tests/oracles/reliability.R (crossprod), R 4.2.2.
 */
export function productSums(rows: Matrix): ProductSums | null {
  const table = tableOf(rows);
  return table && productSumsOf(table, Array.from(rows.keys()));
}

/** The same over these rows of a table; a row that is named twice counts twice. */
export function productSumsOf({ width, values }: Table, rows: readonly number[]): ProductSums {
  const sums = new Float64Array(width);
  const products = new Float64Array(width * width);
  let next = 0;
  // Four people at a time, added in the same order as one at a time: the same sums to the last bit.
  for (; next + 4 <= rows.length; next += 4) {
    const a = rows[next]! * width;
    const b = rows[next + 1]! * width;
    const c = rows[next + 2]! * width;
    const d = rows[next + 3]! * width;
    for (let i = 0; i < width; i++) {
      const xa = values[a + i]!;
      const xb = values[b + i]!;
      const xc = values[c + i]!;
      const xd = values[d + i]!;
      const at = i * width;
      sums[i] = sums[i]! + xa + xb + xc + xd;
      for (let j = i; j < width; j++)
        products[at + j] =
          products[at + j]! +
          xa * values[a + j]! +
          xb * values[b + j]! +
          xc * values[c + j]! +
          xd * values[d + j]!;
    }
  }
  for (; next < rows.length; next++) {
    const at = rows[next]! * width;
    for (let i = 0; i < width; i++) {
      sums[i]! += values[at + i]!;
      for (let j = i; j < width; j++) products[i * width + j]! += values[at + i]! * values[at + j]!;
    }
  }
  // The lower half mirrors the upper one.
  const product = (i: number, j: number) => products[Math.min(i, j) * width + Math.max(i, j)]!;
  const columns = Array.from(sums.keys());
  return {
    n: rows.length,
    sums: Array.from(sums),
    products: columns.map((i) => columns.map((j) => product(i, j))),
  };
}
