import type { Matrix } from './types.ts';

export const MOST_PREDICTORS = 10;
/** A predictor with less than this of its variance left is a mixture of the others. */
const SINGULAR = 1e-10;

export interface Dominance {
  /** Share of explained variance per predictor, in the order of the matrix; they add up to rSquared. */
  readonly contributions: readonly number[];
  readonly rSquared: number;
}

/**
 * General dominance of predictors.
 *
 * Answers: how much does each scale go together with the outcome, beside all others? It says "goes with", not "causes".
 * Formula: D_i = mean over subset sizes s of the mean over subsets S of size s without i of R2(S + i) - R2(S);
 *   sum(D_i) = R2 of all predictors
 * Source: D. V. Budescu 1993, Psychol. Bull. 114:542-551; preferred over relative weights by Thomas et al. 2014,
 *   Multivariate Behav. Res. 49:329-338.
 * Defined for: a correlation matrix whose last row and column is the outcome, with 1 to 10 predictors of which none is a
 *   mixture of the others; otherwise null.
 * Oracle: tests/oracles/dominance.R (lm over all subsets), R 4.2.2.
 */
export function generalDominance(correlation: Matrix): Dominance | null {
  const predictors = correlation.length - 1;
  if (predictors < 1 || predictors > MOST_PREDICTORS) return null;
  const rSquared = rSquaredOfSubsets(correlation);
  if (rSquared === null) return null;
  const weights = subsetWeights(predictors);
  const contributions = Array.from({ length: predictors }, () => 0);
  for (let subset = 0; subset < rSquared.length; subset++) {
    const weight = weights[bitCount(subset)]!;
    for (let i = 0; i < predictors; i++) {
      if (subset & (1 << i)) continue;
      contributions[i]! += weight * (rSquared[subset | (1 << i)]! - rSquared[subset]!);
    }
  }
  return { contributions, rSquared: rSquared[rSquared.length - 1]! };
}

/** R2 per subset, the subset being the bits of its index; null when predictors are mixtures of one another. */
function rSquaredOfSubsets(correlation: Matrix): Float64Array | null {
  const predictors = correlation.length - 1;
  const found = new Float64Array(2 ** predictors);
  // Taking predictor i out of what is left of the matrix, then i' > i, visits every subset once.
  const visit = (left: Matrix, next: number, subset: number): boolean => {
    for (let i = next; i < predictors; i++) {
      if (!(left[i]![i]! > SINGULAR)) return false;
      const rest = takeOut(left, i);
      const grown = subset | (1 << i);
      found[grown] = Math.min(1, 1 - rest[predictors]![predictors]!);
      if (!visit(rest, i + 1, grown)) return false;
    }
    return true;
  };
  return visit(correlation, 0, 0) ? found : null;
}

/** What remains of the (co)variances after predictor `pivot`; only rows and columns beyond it are still needed. */
function takeOut(left: Matrix, pivot: number): Matrix {
  const pivotRow = left[pivot]!;
  return left.map((row, i) => {
    if (i <= pivot) return row;
    const factor = row[pivot]! / pivotRow[pivot]!;
    return row.map((value, j) => (j <= pivot ? value : value - factor * pivotRow[j]!));
  });
}

/** Weight of a subset of each size: 1 / (p * number of subsets of that size that leave one predictor out). */
function subsetWeights(predictors: number): readonly number[] {
  let subsets = 1;
  return Array.from({ length: predictors + 1 }, (_, size) => {
    if (size > 0) subsets = (subsets * (predictors - size)) / size;
    return size < predictors ? 1 / (predictors * subsets) : 0;
  });
}

function bitCount(subset: number): number {
  let count = 0;
  for (let rest = subset; rest > 0; rest &= rest - 1) count++;
  return count;
}
