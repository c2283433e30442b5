import { incompleteGamma } from './incomplete-gamma.ts';

/**
 * Normal distribution function.
 *
 * Answers: which part of a standard normal distribution lies below z?
 * Formula: z < 0: Q(1/2, z^2 / 2) / 2;  z >= 0: 1 - Q(1/2, z^2 / 2) / 2;  Q = upper incomplete gamma
 * Source: Abramowitz & Stegun 7.1 and 6.5.17. (cumulativeStdNormalProbability of simple-statistics reads a table of
 *   four decimals and is therefore not used.)
 * Defined for: every z that is a number; otherwise null.
 * Oracle: tests/oracles/distributions.R (pnorm), R 4.2.2: 1e-12 relative in the lower tail.
 */
export function normalCdf(z: number): number | null {
  const tails = incompleteGamma(0.5, (z * z) / 2);
  if (tails === null) return null;
  return z < 0 ? tails.upper / 2 : 1 - tails.upper / 2;
}
