/**
 * Deviance part of a saddle-point density.
 *
 * Answers: how far is an observed x from its expectation, on the log scale, without cancellation when they are close?
 * Formula: D(x, e) = x * log(x / e) + e - x; x = observed, e = expected
 *   near x = e by the series in v = (x - e) / (x + e): (x - e) * v + 2 * x * (v^3/3 + v^5/5 + ...)
 * Source: C. Loader (2000), Fast and accurate computation of binomial probabilities ("bd0").
 * Defined for: x > 0 and e > 0 (callers keep to that).
 * Oracle: tests/oracles/distributions.R (through pgamma, pt, pf), R 4.2.2.
 */
export function deviancePart(observed: number, expected: number): number {
  const difference = observed - expected;
  if (Math.abs(difference) >= 0.1 * (observed + expected)) {
    return observed * Math.log(observed / expected) - difference;
  }
  const v = difference / (observed + expected);
  let total = difference * v;
  let power = 2 * observed * v;
  for (let odd = 3; ; odd += 2) {
    power *= v * v;
    const next = total + power / odd;
    if (next === total) return total;
    total = next;
  }
}
