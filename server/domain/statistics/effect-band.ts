export type EffectBand = 'negligible' | 'small' | 'medium' | 'large';

/** Lower ends of Cohen's bands; about half a deviation is also what people notice (Norman 2003). */
export const EFFECT_BANDS = { small: 0.2, medium: 0.5, large: 0.8 } as const;

/**
 * Band of an effect size.
 *
 * Answers: is a difference of d negligible, small, medium or large? Its sign does not matter.
 * Formula: |d| < .2, .2 to .5, .5 to .8, .8 and up
 * Source: J. Cohen (1988), Statistical Power Analysis, 2nd ed., p. 25-27; G. R. Norman et al. 2003, Medical Care
 *   41:582-592 for half a deviation.
 * Defined for: every d that is a number; otherwise null.
 * Oracle: hand, tests/domain/statistics/effects.test.ts.
 */
export function effectBand(d: number): EffectBand | null {
  if (Number.isNaN(d)) return null;
  const size = Math.abs(d);
  if (size >= EFFECT_BANDS.large) return 'large';
  if (size >= EFFECT_BANDS.medium) return 'medium';
  return size >= EFFECT_BANDS.small ? 'small' : 'negligible';
}
