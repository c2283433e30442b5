import type { Tails } from './types.ts';
import { continuedFraction } from './continued-fraction.ts';
import { deviancePart } from './deviance-part.ts';
import { stirlingError } from './stirling-error.ts';

/**
 * Regularised incomplete gamma function, both tails.
 *
 * Answers: which part of a gamma distribution with shape a lies below x, and which above?
 * Formula: P(a, x) = integral from 0 to x of t^(a-1) * e^(-t) dt / gamma(a), Q = 1 - P;
 *   x < a + 1: P by the power series, else Q by the continued fraction, times the density in saddle-point form
 * Source: Abramowitz & Stegun 6.5.29 and 6.5.31; Loader 2000 for the density.
 * Defined for: a > 0 and x >= 0 (x may be infinite); otherwise null.
 * Oracle: tests/oracles/distributions.R (pgamma through pchisq and pnorm), R 4.2.2: 1e-12 relative in either tail.
 */
export function incompleteGamma(a: number, x: number): Tails | null {
  if (!(a > 0) || !(x >= 0)) return null;
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === Infinity) return { lower: 1, upper: 0 };
  const density = Math.exp(-stirlingError(a) - deviancePart(a, x)) / Math.sqrt(2 * Math.PI * a);
  if (x < a + 1) {
    const lower = density * powerSeries(a, x);
    return { lower, upper: 1 - lower };
  }
  const fraction = continuedFraction(x + 1 - a, (i) => ({ a: -i * (i - a), b: x + 1 - a + 2 * i }));
  if (fraction === null) return null;
  const upper = density * a * fraction;
  return { lower: 1 - upper, upper };
}

/** 1 + x/(a+1) + x^2/((a+1)(a+2)) + ... */
function powerSeries(a: number, x: number): number {
  let term = 1;
  let total = 1;
  for (let i = 1; term > total * 1e-17; i++) {
    term *= x / (a + i);
    total += term;
  }
  return total;
}
