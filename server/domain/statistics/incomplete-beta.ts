import type { Tails } from './types.ts';
import { continuedFraction } from './continued-fraction.ts';
import { deviancePart } from './deviance-part.ts';
import { stirlingError } from './stirling-error.ts';

export interface BetaPoint {
  readonly a: number;
  readonly b: number;
  readonly x: number;
  /** 1 - x, given apart so that a point close to 1 keeps its digits. */
  readonly y: number;
}

/**
 * Regularised incomplete beta function, both tails.
 *
 * Answers: which part of a beta distribution with shapes a and b lies below x, and which above?
 * Formula: I_x(a, b) = x^a * y^b / (a * B(a, b)) * continued fraction, y = 1 - x;
 *   beyond the mean through I_x(a, b) = 1 - I_y(b, a)
 * Source: Abramowitz & Stegun 26.5.8; Loader 2000 for x^a * y^b / B(a, b).
 * Defined for: a > 0, b > 0, x and y in [0, 1]; otherwise null.
 * Oracle: tests/oracles/distributions.R (pbeta through pt and pf), R 4.2.2: 1e-11 relative in either tail.
 */
export function incompleteBeta({ a, b, x, y }: BetaPoint): Tails | null {
  if (!(a > 0) || !(b > 0) || !(x >= 0 && x <= 1) || !(y >= 0 && y <= 1)) return null;
  if (x === 0) return { lower: 0, upper: 1 };
  if (y === 0) return { lower: 1, upper: 0 };
  const scale = betaScale({ a, b, x, y });
  if (x <= (a + 1) / (a + b + 2)) {
    const fraction = betaFraction(a, b, x);
    if (fraction === null) return null;
    const lower = (scale * fraction) / a;
    return { lower, upper: 1 - lower };
  }
  const fraction = betaFraction(b, a, y);
  if (fraction === null) return null;
  const upper = (scale * fraction) / b;
  return { lower: 1 - upper, upper };
}

/** x^a * y^b / B(a, b), as a binomial probability so that large a and b do not lose digits. */
function betaScale({ a, b, x, y }: BetaPoint): number {
  const n = a + b;
  const exponent =
    stirlingError(n) - stirlingError(a) - stirlingError(b) - deviancePart(a, n * x) - deviancePart(b, n * y);
  return Math.exp(exponent) * Math.sqrt((a * b) / (2 * Math.PI * n));
}

function betaFraction(a: number, b: number, x: number): number | null {
  return continuedFraction(1, (index) => {
    const m = Math.floor(index / 2);
    const numerator =
      index % 2 === 0
        ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
        : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    return { a: numerator, b: 1 };
  });
}
