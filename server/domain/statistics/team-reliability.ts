/**
 * Reliability of one team's mean.
 *
 * Answers: how reliably does the mean of n people place this team among the others?
 * Formula: n * icc / (1 + (n - 1) * icc); icc = ICC(1)
 * Source: Spearman-Brown on ICC(1); Bliese 2000, in Klein & Kozlowski, Multilevel Theory, p. 349-381.
 * Defined for: n >= 1 and icc <= 1; an ICC of zero or below gives 0 (the mean tells nothing); otherwise null.
 * Oracle: tests/oracles/groups.R, R 4.2.2.
 */
export function teamReliability(n: number, icc: number): number | null {
  if (!(n >= 1) || !(icc <= 1)) return null;
  return icc <= 0 ? 0 : (n * icc) / (1 + (n - 1) * icc);
}
