import type { Interval } from './types.ts';
import { chiSquareQuantile } from './chi-square-quantile.ts';

/**
 * Exact Poisson interval of a rate.
 *
 * Answers: between which values lies the rate behind this many events, for instance reports of sickness per person-year?
 * Formula: lower = chisq(alpha / 2, 2k) / 2 / E, upper = chisq(1 - alpha / 2, 2k + 2) / 2 / E; k = events, E = exposure,
 *   alpha = 1 - level
 * Source: F. Garwood 1936, Biometrika 28:437-442.
 * Defined for: whole events >= 0, exposure > 0, 0 < level < 1; otherwise null. No events give 0 as lower end.
 * Oracle: tests/oracles/poisson.R (poisson.test), R 4.2.2.
 */
export function poissonInterval(events: number, exposure: number, level = 0.95): Interval | null {
  if (!Number.isInteger(events) || events < 0 || !(exposure > 0) || !(level > 0 && level < 1)) return null;
  const alpha = 1 - level;
  const lower = events === 0 ? 0 : chiSquareQuantile(alpha / 2, 2 * events);
  const upper = chiSquareQuantile(1 - alpha / 2, 2 * events + 2);
  return lower === null || upper === null
    ? null
    : { lower: lower / 2 / exposure, upper: upper / 2 / exposure };
}
