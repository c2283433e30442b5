import { findRoot } from './find-root.ts';

export interface TailQuestion {
  /** Probability of the tail beyond x; may answer null outside its domain. */
  readonly tail: (x: number) => number | null;
  /** Whether the tail grows with x (a lower tail) or shrinks (an upper tail). */
  readonly rising: boolean;
  readonly probability: number;
  /** A first guess above 0. */
  readonly start: number;
}

const MAX_DOUBLINGS = 12;

/**
 * Quantile from a tail probability.
 *
 * Answers: for which positive x does the tail hold this probability?
 * Formula: root in u = log(x) of log(tail(e^u)) - log(probability), which is nearly straight for all our distributions
 * Source: Brent 1973 for the root, see find-root.ts.
 * Defined for: 0 < probability < 1 and a root within e^(+-4096) of the guess; otherwise null.
 * Oracle: tests/oracles/distributions.R (qt, qchisq, qf), R 4.2.2.
 */
export function quantileFromTail({ tail, rising, probability, start }: TailQuestion): number | null {
  const target = Math.log(probability);
  const f = (u: number): number => {
    const height = Math.log(tail(Math.exp(u)) ?? NaN) - target;
    return rising ? height : -height;
  };
  const origin = Math.log(start);
  const upwards = f(origin) < 0;
  let near = origin;
  for (let doubling = 0; doubling <= MAX_DOUBLINGS; doubling++) {
    const far = origin + (upwards ? 1 : -1) * 0.25 * 2 ** doubling;
    if (f(far) >= 0 === upwards) {
      const root = findRoot(f, near, far);
      return root === null ? null : Math.exp(root);
    }
    near = far;
  }
  return null;
}
