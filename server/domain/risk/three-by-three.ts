import type { Rating } from './reach-severity.ts';

/**
 * How serious is a risk in a small firm, where shares and deviations mean little?
 *
 * Formula: score = likelihood * effect, each 1 (small) to 3 (great); 1-2 low, 3-4 medium, 6 high, 9 very high.
 * Source: the 3x3 matrix of risk evaluation for small firms; the classes are this product's own choice.
 * Defined for: whole numbers 1 to 3; anything else is null.
 * Oracle: the nine cells by hand in the test.
 */
export function rateThreeByThree(likelihood: number, effect: number): Rating | null {
  if (![likelihood, effect].every((value) => [1, 2, 3].includes(value))) return null;
  const score = likelihood * effect;
  return { score, riskClass: score < 3 ? 'low' : score < 6 ? 'medium' : score < 9 ? 'high' : 'very-high' };
}
