/**
 * Inverse of the effective sample size.
 *
 * Answers: how much uncertainty is left in a share when n of N people have answered? Given as 1 / n_eff, so that
 *   "everyone answered" is plainly 0.
 * Formula: n_eff = n * (N - 1) / (N - n), so 1 / n_eff = (N - n) / (n * (N - 1)); N = populationSize
 * Source: finite population correction, Cochran 1977, Sampling Techniques, ch. 3.
 * Defined for: 1 <= n <= N; otherwise null. Without N: 1 / n.
 * Oracle: tests/oracles/groups.R, R 4.2.2.
 */
export function inverseEffectiveSize(n: number, populationSize: number | null): number | null {
  if (n < 1) return null;
  if (populationSize === null) return 1 / n;
  if (n > populationSize) return null;
  return n === populationSize ? 0 : (populationSize - n) / (n * (populationSize - 1));
}
