import type { Matrix } from './types.ts';
import type { ProductSums } from './covariance-from-products.ts';

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
  const width = rows[0]?.length ?? 0;
  if (width === 0 || rows.some((row) => row.length !== width)) return null;
  const sums = Array.from({ length: width }, () => 0);
  const products = sums.map(() => sums.map(() => 0));
  for (const row of rows) {
    for (let i = 0; i < width; i++) {
      sums[i]! += row[i]!;
      for (let j = i; j < width; j++) products[i]![j]! += row[i]! * row[j]!;
    }
  }
  // The lower half mirrors the upper one.
  for (let i = 0; i < width; i++) for (let j = 0; j < i; j++) products[i]![j] = products[j]![i]!;
  return { n: rows.length, sums, products };
}
