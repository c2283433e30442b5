import type { Matrix } from './types.ts';

export interface ProductSums {
  readonly n: number;
  /** Sum per item. */
  readonly sums: readonly number[];
  /** Sum of products per pair of items, a square matrix. */
  readonly products: Matrix;
}

/**
 * Covariance matrix from sums of products.
 *
 * Answers: which covariance matrix belongs to the sums that outlive the answers?
 * Formula: c_ij = (products_ij - sums_i * sums_j / n) / (n - 1)
 * Source: definition.
 * Defined for: n >= 2 and a square matrix of products as wide as the sums; otherwise null.
 * Oracle: tests/oracles/reliability.R (crossprod, cov), R 4.2.2.
 */
export function covarianceFromProducts({ n, sums, products }: ProductSums): Matrix | null {
  const square = products.length === sums.length && products.every((row) => row.length === sums.length);
  if (n < 2 || sums.length === 0 || !square) return null;
  return products.map((row, i) => row.map((product, j) => (product - (sums[i]! * sums[j]!) / n) / (n - 1)));
}
