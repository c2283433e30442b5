/**
 * Hedges' correction for small samples.
 *
 * Answers: by which factor does d overstate when the deviation was estimated in a small group?
 * Formula: J = 1 - 3 / (4 * df - 1); df = degrees of freedom of the deviation
 * Source: L. V. Hedges 1981, J. Educ. Stat. 6:107-128 (approximation; within 0.4 % of the exact factor from df = 5).
 * Defined for: df > 1; otherwise null.
 * Oracle: tests/oracles/groups.R (formula and exact gamma ratio), R 4.2.2.
 */
export function hedgesCorrection(df: number): number | null {
  return df > 1 ? 1 - 3 / (4 * df - 1) : null;
}
