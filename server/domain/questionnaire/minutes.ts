/**
 * Estimated minutes to answer.
 *
 * Formula: minutes = max(1, ceil(items / 5 + open * 1.5)), items = number of items, open = number of open questions.
 * Source: about five closed items a minute (design rule for our own items; 26 items in 5 minutes, 80 in 15).
 * Defined for: items >= 0, open >= 0.
 */
export function estimateMinutes(items: number, open = 0): number {
  return Math.max(1, Math.ceil(items / 5 + open * 1.5));
}
