import type { RiskClass } from './risk-class.ts';

export interface ReachSeverity {
  /** Share of the group that is heavily burdened, in percent; null when it may not be shown. */
  readonly sharePercent: number | null;
  /** How far the group lies on the unfavourable side of its comparison, in standard deviations; null when not tested. */
  readonly d: number | null;
  /** Position from 0 (no burden) to 100 (greatest burden), whatever the direction of the scale. */
  readonly burden: number;
}

export interface Rating {
  readonly score: number;
  readonly riskClass: RiskClass;
}

/** Upper ends of the first four bands; what lies at or above the last is the fifth. */
const SHARE_BANDS = [10, 20, 35, 50] as const;
const D_BANDS = [0.2, 0.5, 0.8, 1.2] as const;
const BURDEN_BANDS = [100 / 3, 45, 55, 200 / 3] as const;

const band = (value: number, ends: readonly number[]): number =>
  1 + ends.filter((end) => value >= end).length;

/** 1 to 5: below 10, 10 to 20, 20 to 35, 35 to 50, from 50 percent. Null without a share. */
export function reachOf({ sharePercent }: Pick<ReachSeverity, 'sharePercent'>): number | null {
  return sharePercent === null ? null : band(sharePercent, SHARE_BANDS);
}

/**
 * 1 to 5: the heavier of how far from the comparison and how heavy in itself. A whole organisation that is overburdened
 * is at risk although no team differs from the rest.
 */
export function severityOf({ d, burden }: Pick<ReachSeverity, 'd' | 'burden'>): number {
  return Math.max(d === null ? 1 : band(d, D_BANDS), band(burden, BURDEN_BANDS));
}

/**
 * How serious is a lasting burden, such as work pressure?
 *
 * Formula: score = reach * severity, each 1 to 5; 1-4 low, 5-9 medium, 10-16 high, 20-25 very high.
 * Source: the 5x5 matrix of risk evaluation; the bands of reach and classes are this product's own choice, made for
 *   scales from 0 to 100. The bands of d follow Cohen 1988 (0.2, 0.5, 0.8), those of burden the thirds of the scale.
 * Defined for: whole numbers 1 to 5; anything else is null.
 * Oracle: the 25 cells written out by hand in the test.
 */
export function rateReachSeverity(reach: number, severity: number): Rating | null {
  if (![reach, severity].every((value) => Number.isInteger(value) && value >= 1 && value <= 5)) return null;
  const score = reach * severity;
  return { score, riskClass: score < 5 ? 'low' : score < 10 ? 'medium' : score < 20 ? 'high' : 'very-high' };
}
