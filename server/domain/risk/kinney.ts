import type { Rating } from './reach-severity.ts';

/** The values of the tables, from heavy to light; others are no Kinney ratings. */
export const KINNEY_EFFECT = [100, 40, 15, 7, 3, 1] as const;
export const KINNEY_EXPOSURE = [10, 6, 3, 2, 1, 0.5] as const;
export const KINNEY_LIKELIHOOD = [10, 6, 3, 1, 0.5, 0.2, 0.1] as const;

export type KinneyBand = 'acceptable' | 'attention' | 'measures' | 'at-once' | 'stop';

/**
 * How serious is something that happens at times, such as aggression? Not meant for a lasting burden.
 *
 * Formula: R = E * B * W (effect, exposure, likelihood); up to 20 acceptable, up to 70 attention, up to 200 measures
 *   required, up to 400 improve at once, above 400 stop the work.
 * Source: Kinney & Wiruth 1976, Practical risk analysis for safety management (NWC TP 5865).
 * Defined for: values of the three tables; anything else is null.
 * Oracle: products and class limits by hand in the test.
 */
export function rateKinney(
  effect: number,
  exposure: number,
  likelihood: number,
): (Rating & { readonly band: KinneyBand }) | null {
  const known =
    (KINNEY_EFFECT as readonly number[]).includes(effect) &&
    (KINNEY_EXPOSURE as readonly number[]).includes(exposure) &&
    (KINNEY_LIKELIHOOD as readonly number[]).includes(likelihood);
  if (!known) return null;
  // Three decimals at most: 1 * 0.5 * 0.1 must not come out as 0.05000000000000001.
  const score = Math.round(effect * exposure * likelihood * 1000) / 1000;
  if (score <= 20) return { score, band: 'acceptable', riskClass: 'low' };
  if (score <= 70) return { score, band: 'attention', riskClass: 'medium' };
  if (score <= 200) return { score, band: 'measures', riskClass: 'high' };
  return { score, band: score <= 400 ? 'at-once' : 'stop', riskClass: 'very-high' };
}
