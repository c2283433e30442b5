import type { Matrix } from './types.ts';
import { covarianceMatrix } from './covariance-matrix.ts';
import { cronbachAlpha } from './cronbach-alpha.ts';

/**
 * Cronbach's alpha from answers.
 *
 * Answers: how far do the items of a scale measure the same thing, given one row of answers per person?
 * Formula: cronbach-alpha.ts on the covariance matrix; rows = people, columns = items, reversed items turned round
 * Source: L. J. Cronbach 1951, Psychometrika 16:297-334.
 * Defined for: people who answered all items, n >= 2, k >= 2, some spread; otherwise null.
 * Oracle: tests/oracles/reliability.R, R 4.2.2; worked example in tests/domain/statistics/reliability.test.ts.
 */
export function cronbachAlphaFromAnswers(rows: Matrix): number | null {
  const covariance = covarianceMatrix(rows);
  return covariance === null ? null : cronbachAlpha(covariance);
}
