import type { Interval } from './types.ts';
import { inverseEffectiveSize } from './inverse-effective-size.ts';
import { normalQuantile } from './normal-quantile.ts';

export interface WilsonInput {
  readonly share: number;
  readonly n: number;
  /** People in the group; null when the question is about the situation rather than about these people now. */
  readonly populationSize?: number | null;
  readonly level?: number;
}

/**
 * Wilson interval of a share.
 *
 * Answers: between which values does the share of people lie?
 * Formula: (p + v/2 +- sqrt(p * (1 - p) * v + v^2 / 4)) / (1 + v), v = z^2 / n_eff; p = share, z = normal quantile at
 *   (1 + level) / 2, n_eff = n * (N - 1) / (N - n) or n without populationSize N
 * Source: E. B. Wilson 1927, J. Am. Stat. Assoc. 22:209-212.
 * Defined for: 0 <= share <= 1, n >= 1, n <= N, 0 < level < 1; otherwise null. With n = N it has no width.
 * Oracle: tests/oracles/groups.R (prop.test without continuity correction), R 4.2.2.
 */
export function wilsonInterval(input: WilsonInput): Interval | null {
  const { share, n, populationSize = null, level = 0.95 } = input;
  const inverseSize = inverseEffectiveSize(n, populationSize);
  const z = normalQuantile((1 + level) / 2);
  if (inverseSize === null || z === null || !(level > 0) || !(share >= 0 && share <= 1)) return null;
  const v = z * z * inverseSize;
  const half = Math.sqrt(share * (1 - share) * v + (v * v) / 4);
  const lower = (share + v / 2 - half) / (1 + v);
  const upper = (share + v / 2 + half) / (1 + v);
  return { lower: share === 0 ? 0 : Math.max(0, lower), upper: share === 1 ? 1 : Math.min(1, upper) };
}
