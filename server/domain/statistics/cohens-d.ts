/**
 * Cohen's d.
 *
 * Answers: how large is the difference, counted in standard deviations?
 * Formula: d = (m - m0) / s; m = mean, m0 = reference, s = sd (of the norm, or pooled over both groups)
 * Source: J. Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, 2nd ed., ch. 2.
 * Defined for: sd > 0; otherwise null.
 * Oracle: tests/oracles/groups.R, R 4.2.2; worked example in tests/domain/statistics/effects.test.ts.
 */
export function cohensD(input: {
  readonly mean: number;
  readonly reference: number;
  readonly sd: number;
}): number | null {
  return input.sd > 0 ? (input.mean - input.reference) / input.sd : null;
}
