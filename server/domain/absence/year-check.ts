/** A stable year may differ by this part before we say so. */
const TOLERANCE = 0.3;

/**
 * Check of a year: do percentage, frequency and duration belong together?
 *
 * Answers: is this a stable year, or are absences missing, running on, or growing?
 * Formula: expected VP = MF x GVD / 365 x 100; fits when 0.7 <= VP / expected <= 1.3
 * Source: the three definitions; equal only when as many absences begin as end and part-time and partial recovery weigh
 *   little. The margin is our own choice.
 * Defined for: all three figures known and expected > 0; otherwise null.
 * Oracle: hand, tests/domain/absence/worked-examples.test.ts.
 */
export function yearCheck(
  percentage: number | null,
  frequency: number | null,
  duration: number | null,
): { readonly expected: number; readonly fits: boolean } | null {
  if (percentage === null || frequency === null || duration === null) return null;
  const expected = (100 * frequency * duration) / 365;
  if (!(expected > 0)) return null;
  const ratio = percentage / expected;
  return { expected, fits: ratio >= 1 - TOLERANCE && ratio <= 1 + TOLERANCE };
}
