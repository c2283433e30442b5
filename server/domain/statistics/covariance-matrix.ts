import { sampleCovariance } from 'simple-statistics';
import type { Matrix } from './types.ts';

/**
 * Covariance matrix of answers.
 *
 * Answers: how do the items vary, and how do they go together?
 * Formula: c_ij = sum((x_i - m_i) * (x_j - m_j)) / (n - 1) over people; rows = people, columns = items
 * Source: definition. Computed with sampleCovariance of simple-statistics (checked against R).
 * Defined for: at least two rows of equal length with at least one column; otherwise null.
 * Oracle: tests/oracles/reliability.R (cov), R 4.2.2.
 */
export function covarianceMatrix(rows: Matrix): Matrix | null {
  const width = rows[0]?.length ?? 0;
  if (rows.length < 2 || width === 0 || rows.some((row) => row.length !== width)) return null;
  const columns = Array.from({ length: width }, (_, column) => rows.map((row) => row[column]!));
  return columns.map((first) => columns.map((second) => sampleCovariance(first, second)));
}
