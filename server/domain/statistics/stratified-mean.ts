import type { Summary } from './types.ts';

export interface StratumSummary extends Summary {
  /** People in the unit. */
  readonly population: number;
}

export interface StratifiedMean {
  readonly mean: number;
  /** Without finite population correction; null when a unit has a single answer. */
  readonly standardError: number | null;
}

/**
 * Organisation mean weighted by people.
 *
 * Answers: what would the mean of the organisation be if every unit counted for all its people?
 * Formula: m = sum(N_h * m_h) / N, se^2 = sum((N_h / N)^2 * s_h^2 / n_h); N_h = population, m_h, s_h, n_h = mean, sd, n
 * Source: Cochran 1977, Sampling Techniques, eq. 5.1 and 5.7. Units without answers must be merged with others first.
 * Defined for: at least one unit, each with n >= 1 and n <= N_h; otherwise null.
 * Oracle: tests/oracles/groups.R, R 4.2.2.
 */
export function stratifiedMean(strata: readonly StratumSummary[]): StratifiedMean | null {
  const total = strata.reduce((sum, { population }) => sum + population, 0);
  if (!(total > 0) || strata.some(({ n, population }) => n < 1 || n > population)) return null;
  const mean = strata.reduce((sum, stratum) => sum + (stratum.population / total) * stratum.mean, 0);
  if (strata.some(({ n }) => n < 2)) return { mean, standardError: null };
  const variance = strata.reduce(
    (sum, { population, sd, n }) => sum + (population / total) ** 2 * ((sd * sd) / n),
    0,
  );
  return { mean, standardError: Math.sqrt(variance) };
}
