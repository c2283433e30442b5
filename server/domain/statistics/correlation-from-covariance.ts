import type { Matrix } from './types.ts';

/**
 * Correlation matrix from a covariance matrix.
 *
 * Answers: how strongly do the variables go together, whatever their units?
 * Formula: r_ij = c_ij / sqrt(c_ii * c_jj), with 1 on the diagonal
 * Source: definition.
 * Defined for: a square matrix with a positive diagonal; otherwise null (a variable without spread correlates with nothing).
 * Oracle: tests/oracles/dominance.R (cor), R 4.2.2.
 */
export function correlationFromCovariance(covariance: Matrix): Matrix | null {
  const sds = covariance.map((row, i) => Math.sqrt(row[i] ?? NaN));
  if (sds.length === 0 || !sds.every((sd) => sd > 0)) return null;
  return covariance.map((row, i) => row.map((value, j) => (i === j ? 1 : value / (sds[i]! * sds[j]!))));
}
