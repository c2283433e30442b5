/** From here on the asymptotic series is exact to the last digit; below it the recurrence steps up to here. */
const SERIES_FROM = 16;
const SERIES = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];

/**
 * Error of Stirling's formula.
 *
 * Answers: by how much does log(n!) differ from Stirling's formula? Densities built on this small difference keep
 *   their digits where a difference of large log-gammas would lose them.
 * Formula: delta(n) = log(gamma(n + 1)) - log(sqrt(2 * pi * n)) - n * log(n) + n
 *   = 1/(12n) - 1/(360n^3) + ...;  delta(n) = delta(n + 1) + (n + 1/2) * log(1 + 1/n) - 1
 * Source: C. Loader (2000), Fast and accurate computation of binomial probabilities; series: Abramowitz & Stegun 6.1.41.
 * Defined for: n > 0 (callers keep to that).
 * Oracle: tests/oracles/distributions.R (through pgamma, pt, pf), R 4.2.2.
 */
export function stirlingError(n: number): number {
  let shift = 0;
  let argument = n;
  while (argument < SERIES_FROM) {
    shift += (argument + 0.5) * Math.log1p(1 / argument) - 1;
    argument += 1;
  }
  const inverseSquare = 1 / (argument * argument);
  const series = SERIES.reduceRight((total, coefficient) => total * inverseSquare + coefficient, 0);
  return shift + series / argument;
}
