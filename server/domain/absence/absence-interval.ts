import { tQuantile } from '../statistics/t-quantile.ts';
import type { Interval } from '../statistics/types.ts';
import type { PersonSquares } from './types.ts';

/**
 * Fewest employees of an interval. Absence of few people hangs on one or two long absences; below this number the
 * interval would hold the true percentage clearly less often than it says.
 */
export const INTERVAL_FROM = 200;

/**
 * Interval of the absence percentage over employees.
 *
 * Answers: between which values would the percentage lie if chance alone had decided which employees fall ill, and how long?
 * Formula: R = S / E; SE^2 = n / (n - 1) x (SS - 2 R SE + R^2 EE) / E^2; R x exp(-/+ t(n - 1) x SE / R); S, E = sums of sick days and
 *   employment days over n employees, SS, SE, EE = sums of their squares and products per employee
 * Source: ratio estimator with employees as clusters, Cochran (1977), Sampling Techniques, 3rd ed., section 6.3; no finite
 *   population correction, because the question is about chance and not about who was left out. On the logarithm, because
 *   sick days are skewed and a percentage is never below 0. Approximate, not exact: no exact interval is known for a
 *   ratio of this kind.
 * Defined for: n >= 200 and sick days > 0; otherwise null. In a simulation with one in twenty absent for long, the interval held
 *   the true percentage in 85 % of the samples of 50 employees, 91 % of 100, 93 % of 200 and 95 % of 1,000.
 * Oracle: hand, tests/domain/absence/worked-examples.test.ts; the percentile bootstrap over employees, beside it.
 */
export function absenceInterval(
  sickDays: number,
  employmentDays: number,
  { people, sick, cross, employed }: PersonSquares,
): Interval | null {
  if (people < INTERVAL_FROM || !(sickDays > 0) || !(employmentDays > 0)) return null;
  const ratio = sickDays / employmentDays;
  const squares = sick - 2 * ratio * cross + ratio ** 2 * employed;
  const error = Math.sqrt(Math.max(0, (people / (people - 1)) * squares)) / employmentDays;
  const factor = Math.exp(((tQuantile(0.975, people - 1) ?? 0) * error) / ratio);
  return { lower: (100 * ratio) / factor, upper: 100 * ratio * factor };
}
