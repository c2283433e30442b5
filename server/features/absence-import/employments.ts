import { monthPeriod } from '../../domain/absence/months.ts';
import type { HeadCount } from '../../privacy/absence-plan.ts';
import type { Collected, EmploymentRow } from './collected.ts';
import type { FileProblem } from './contract.ts';
import { MAX_PROBLEMS, problem } from './csv-reader.ts';

/** Employments per person in order of days; overlapping ones are told. */
export function employmentsByPerson(collected: Collected): {
  readonly byPerson: ReadonlyMap<number, readonly EmploymentRow[]>;
  readonly problems: readonly FileProblem[];
} {
  const byPerson = new Map<number, EmploymentRow[]>();
  for (const row of collected.employments) {
    const known = byPerson.get(row.person);
    if (known) known.push(row);
    else byPerson.set(row.person, [row]);
  }
  const problems: FileProblem[] = [];
  for (const rows of byPerson.values()) {
    rows.sort((a, b) => a.from - b.from);
    rows.forEach((row, at) => {
      const before = rows[at - 1];
      if (before && row.from <= before.until && problems.length < MAX_PROBLEMS)
        problems.push(
          problem('employments', 'employments-overlap', { line: row.line, detail: String(before.line) }),
        );
    });
  }
  return { byPerson, problems };
}

/** Absences of people who are in no line of the list of employments. */
export function findStrangers({ cases }: Collected, byPerson: ReadonlyMap<number, unknown>): FileProblem[] {
  const found: FileProblem[] = [];
  for (let at = 0; at < cases.length && found.length < MAX_PROBLEMS; at++) {
    if (byPerson.has(cases.person[at] ?? -1)) continue;
    found.push(problem('cases', 'person-not-employed', { line: cases.line[at] ?? null }));
  }
  return found;
}

/** Mean employees per month of each unit and profile. */
export function headCounts(
  collected: Collected,
  months: readonly string[],
  unitIds: readonly string[],
): readonly HeadCount[] {
  const counts = new Map<
    string,
    { unit: string; profile: readonly string[]; heads: number[]; now: number }
  >();
  const countOf = (unit: number, profile: readonly string[]) => {
    const key = [unit, ...profile].join('\u0000');
    const known = counts.get(key);
    if (known) return known;
    const made = { unit: unitIds[unit] as string, profile, heads: months.map(() => 0), now: 0 };
    counts.set(key, made);
    return made;
  };
  const periods = months.map(monthPeriod);
  for (const row of collected.employments) {
    const count = countOf(row.unit, row.profile);
    periods.forEach(({ from, to }, month) => {
      const days = Math.min(to, row.until) - Math.max(from, row.from) + 1;
      if (days <= 0) return;
      count.heads[month] = (count.heads[month] ?? 0) + days / (to - from + 1);
      if (month === months.length - 1) count.now += 1;
    });
  }
  for (const row of [...collected.unitMonths, ...collected.totals]) {
    const month = months.indexOf(row.month);
    const { heads } = countOf(row.unit, []);
    if (month >= 0) heads[month] = (heads[month] ?? 0) + row.heads;
  }
  return [...counts.values()];
}
