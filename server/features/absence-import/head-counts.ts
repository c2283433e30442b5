import { monthPeriod } from '../../domain/absence/months.ts';
import type { HeadCount } from '../../privacy/absence-plan.ts';
import type { Collected } from './collected.ts';

/** Mean employees per month of each unit and profile. */
export function headCounts(
  { employments, profiles, unitMonths, totals }: Collected,
  months: readonly string[],
  unitIds: readonly string[],
): readonly HeadCount[] {
  const counts = new Map<
    number,
    { unit: string; profile: readonly string[]; heads: number[]; now: number }
  >();
  const countOf = (unit: number, profile: number) => {
    const key = unit * (profiles.length + 1) + profile;
    const known = counts.get(key);
    if (known) return known;
    const made = {
      unit: unitIds[unit] as string,
      profile: profiles[profile] ?? [],
      heads: months.map(() => 0),
      now: 0,
    };
    counts.set(key, made);
    return made;
  };
  const periods = months.map(monthPeriod);
  for (let row = 0; row < employments.length; row++) {
    const count = countOf(employments.unit.at(row), employments.profile.at(row));
    const [first, last] = [employments.from.at(row), employments.until.at(row)];
    for (let month = 0; month < periods.length; month++) {
      const { from, to } = periods[month] as { from: number; to: number };
      const days = Math.min(to, last) - Math.max(from, first) + 1;
      if (days <= 0) continue;
      count.heads[month] = (count.heads[month] ?? 0) + days / (to - from + 1);
      if (month === months.length - 1) count.now += 1;
    }
  }
  for (const row of [...unitMonths, ...totals]) {
    const month = months.indexOf(row.month);
    const { heads } = countOf(row.unit, profiles.length);
    if (month >= 0) heads[month] = (heads[month] ?? 0) + row.heads;
  }
  return [...counts.values()];
}
