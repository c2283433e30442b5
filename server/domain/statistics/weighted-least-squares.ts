import type { Matrix } from './types.ts';

export interface LeastSquares {
  readonly coefficients: readonly number[];
  /** Inverse of X' W X: times the dispersion it is the covariance of the coefficients. */
  readonly unscaledCovariance: Matrix;
}

/** A column of which less than this is left after the others is a mixture of them. */
const DEPENDENT = 1e-9;

/**
 * Weighted least squares.
 *
 * Answers: which coefficients predict y best, when rows count unequally?
 * Formula: minimise sum(w_i * (y_i - x_i' b)^2) by Gram-Schmidt on sqrt(w) * X = Q R, b = R^-1 Q' sqrt(w) y
 * Source: A. Bjorck 1967, BIT 7:1-21 (modified Gram-Schmidt, y carried along as one more column).
 * Defined for: positive weights, at least as many rows as columns, no column a mixture of the others; otherwise null.
 * Oracle: tests/oracles/poisson.R (through glm), R 4.2.2.
 */
export function weightedLeastSquares(
  rows: Matrix,
  outcome: readonly number[],
  weights: readonly number[],
): LeastSquares | null {
  const width = rows[0]?.length ?? 0;
  if (width === 0 || rows.length < width) return null;
  const roots = weights.map(Math.sqrt);
  const columns = Array.from({ length: width }, (_, j) => rows.map((row, i) => row[j]! * roots[i]!));
  let target = outcome.map((value, i) => value * roots[i]!);
  const triangle = columns.map(() => columns.map(() => 0));
  const projections: number[] = [];
  for (let j = 0; j < width; j++) {
    const length = Math.sqrt(dot(columns[j]!, columns[j]!));
    const original = Math.sqrt(rows.reduce((total, row, i) => total + (row[j]! * roots[i]!) ** 2, 0));
    if (!(length > DEPENDENT * original)) return null;
    const unit = columns[j]!.map((value) => value / length);
    triangle[j]![j] = length;
    for (let k = j + 1; k < width; k++) {
      triangle[j]![k] = dot(unit, columns[k]!);
      columns[k] = columns[k]!.map((value, i) => value - triangle[j]![k]! * unit[i]!);
    }
    projections[j] = dot(unit, target);
    target = target.map((value, i) => value - projections[j]! * unit[i]!);
  }
  const inverse = invertTriangle(triangle);
  return {
    coefficients: inverse.map((row) => dot(row, projections)),
    unscaledCovariance: inverse.map((first) => inverse.map((second) => dot(first, second))),
  };
}

/** Inverse of an upper triangular matrix. */
function invertTriangle(triangle: Matrix): Matrix {
  const inverse = triangle.map((row) => row.map(() => 0));
  for (let j = 0; j < triangle.length; j++) {
    inverse[j]![j] = 1 / triangle[j]![j]!;
    for (let i = j - 1; i >= 0; i--) {
      let total = 0;
      for (let k = i + 1; k <= j; k++) total += triangle[i]![k]! * inverse[k]![j]!;
      inverse[i]![j] = -total / triangle[i]![i]!;
    }
  }
  return inverse;
}

function dot(first: readonly number[], second: readonly number[]): number {
  return first.reduce((total, value, i) => total + value * second[i]!, 0);
}
