import type { Matrix } from './types.ts';
import { singleFactor } from './single-factor.ts';

/**
 * McDonald's omega (total, one factor).
 *
 * Answers: which share of the variance of the scale score comes from what the items have in common, when items may hang
 *   on it unequally?
 * Formula: omega = (sum(lambda_i))^2 / ((sum(lambda_i))^2 + sum(theta_i)); lambda, theta from single-factor.ts
 * Source: R. P. McDonald (1999), Test Theory: A Unified Treatment, ch. 6.
 * Defined for: at least three items for which a proper one-factor solution exists; otherwise null.
 * Oracle: tests/oracles/reliability.R (factanal), R 4.2.2; equal to alpha for equal loadings.
 */
export function mcdonaldOmega(covariance: Matrix): number | null {
  const factor = singleFactor(covariance);
  if (factor === null) return null;
  const common = factor.loadings.reduce((total, loading) => total + loading, 0) ** 2;
  const unique = factor.uniquenesses.reduce((total, theta) => total + theta, 0);
  return common / (common + unique);
}
