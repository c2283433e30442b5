/** Difference between those who stay away and those who answer for which the bias is printed, in deviations. */
export const ASSUMED_DIFFERENCE = 0.3;

/**
 * Bound on the bias by non-response.
 *
 * Answers: how far may the mean of those who answered lie from the mean of all?
 * Formula: bias = (1 - r) * delta, r = respondents / invited; delta = how far the absent differ from the others, in
 *   standard deviations (or any unit: the bias has the same)
 * Source: Cochran 1977, Sampling Techniques, eq. 13.2; delta = 0.3 is our choice of "a clear but not extreme difference".
 * Defined for: 0 <= respondents <= invited, invited > 0; otherwise null.
 * Oracle: hand, tests/domain/statistics/non-response.test.ts.
 */
export function nonResponseBias(
  respondents: number,
  invited: number,
  difference: number = ASSUMED_DIFFERENCE,
): number | null {
  if (!(invited > 0) || !(respondents >= 0 && respondents <= invited)) return null;
  return (1 - respondents / invited) * difference;
}
