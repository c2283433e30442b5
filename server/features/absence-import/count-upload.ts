import { AbsenceSums, type Placement } from '../../domain/absence/absence-sums.ts';
import { isoDay } from '../../domain/absence/day-number.ts';
import { daysIn, monthPeriod, monthsFrom } from '../../domain/absence/months.ts';
import type { AbsenceCase } from '../../domain/absence/types.ts';
import { type AbsencePlan, planAbsence } from '../../privacy/absence-plan.ts';
import type { Cut } from '../../privacy/types.ts';
import { CasesByPerson, findOverlaps } from './cases-by-person.ts';
import { type CaseColumns, type Collected, RUNNING } from './collected.ts';
import type { FileProblem } from './contract.ts';
import { problem } from './csv-reader.ts';
import { employmentsByPerson, findStrangers, headCounts } from './employments.ts';
import { groupsOf, type Groups } from './groups.ts';
import type { Upload } from './read-upload.ts';

export interface KnownUnit {
  readonly id: string;
  readonly parentId: string | null;
  readonly code: string;
  readonly name: string;
}

export interface Counted {
  readonly kind: 'cases' | 'totals';
  readonly months: readonly string[];
  readonly plan: AbsencePlan;
  readonly groups: Groups;
  readonly sums: AbsenceSums;
  readonly counts: {
    readonly counted: number;
    readonly pregnancy: number;
    readonly outside: number;
    readonly running: number;
  };
  readonly lastReport: string | null;
}

export type CountResult =
  | { readonly ok: true; readonly counted: Counted }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

export const MOST_MONTHS = 60;
const LEAST_MONTHS = 12;
const CUTS = ['age', 'sex', 'function'];
/** So many people are added up before others get their turn. */
const PEOPLE_PER_TURN = 2000;

/** From what was read to sums of groups that are large enough. Persons end here. */
export async function countUpload(upload: Upload, units: readonly KnownUnit[]): Promise<CountResult> {
  const { collected } = upload;
  const refuse = (problems: readonly FileProblem[]): CountResult => ({ ok: false, problems });
  const kind = collected.totals.length > 0 ? 'totals' : 'cases';
  const role = kind === 'totals' ? 'totals' : collected.unitMonths.length > 0 ? 'unit-months' : 'employments';
  const unknown = unknownUnits(collected, units, role);
  if (unknown.length > 0) return refuse(unknown);
  const unitIds = idsOf(collected, units);
  const months = monthsOf(upload);
  if (months.length < LEAST_MONTHS || months.length > MOST_MONTHS)
    return refuse([
      problem(role, 'months-wrong', {
        found: String(months.length),
        detail: `${LEAST_MONTHS}-${MOST_MONTHS}`,
      }),
    ]);
  const persons = collected.persons.size;
  const { byPerson: employed, problems } = employmentsByPerson(collected);
  if (problems.length > 0) return refuse(problems);
  const byPerson = new CasesByPerson(collected.cases, persons);
  const wrong = [
    ...findOverlaps(collected.cases, byPerson, persons),
    ...(role === 'employments' ? findStrangers(collected, employed) : []),
    ...(role === 'unit-months' ? withoutHours(collected.cases) : []),
    ...doubleMonths(collected, role),
  ];
  if (wrong.length > 0) return refuse(wrong.slice(0, 100));

  const counts = headCounts(collected, months, unitIds);
  const plan = planAbsence(units, counts, cutsOf(collected));
  const groups = groupsOf(plan, CUTS);
  const sums = new AbsenceSums(months, groups.keys.length);
  addMonths(sums, collected, unitIds, groups);
  const placementsOf = new Map<number, readonly Placement[]>();
  for (const [person, rows] of employed) {
    const placements = rows.map((row): Placement => ({
      from: row.from,
      to: row.until,
      partTime: row.partTime,
      groups: groups.of(unitIds[row.unit] as string, row.profile),
    }));
    for (const placement of placements) sums.addEmployment(placement);
    placementsOf.set(person, placements);
  }
  for (let person = 0; person < persons; person++) {
    if (person % PEOPLE_PER_TURN === 0) await new Promise((turn) => setImmediate(turn));
    const own = placementsOf.get(person) ?? null;
    const absences = [...byPerson.of(person)].map((at) => ({
      absence: caseAt(collected.cases, at),
      placements: own ?? [anywhere(collected.cases, at, unitIds, groups)],
    }));
    sums.addPerson({ absences, employments: own });
  }
  return {
    ok: true,
    counted: {
      kind,
      months,
      plan,
      groups,
      sums,
      counts: tell(collected, months),
      lastReport: lastReport(collected),
    },
  };
}

function caseAt(cases: CaseColumns, at: number): AbsenceCase {
  const last = cases.last[at] ?? RUNNING;
  return {
    firstDay: cases.first[at] ?? 0,
    lastDay: last === RUNNING ? null : last,
    incapacity: cases.progress.get(at) ?? [],
  };
}

/** Without a list of employments the absence itself says where and for how many hours. */
function anywhere(cases: CaseColumns, at: number, unitIds: readonly string[], groups: Groups): Placement {
  return {
    from: 0,
    to: RUNNING,
    partTime: (cases.hours[at] ?? 0) / 100,
    groups: groups.of(unitIds[cases.unit[at] ?? -1] ?? '', []),
  };
}

function addMonths(
  sums: AbsenceSums,
  collected: Collected,
  unitIds: readonly string[],
  groups: Groups,
): void {
  for (const row of [...collected.unitMonths, ...collected.totals]) {
    const month = sums.months.indexOf(row.month);
    if (month < 0) continue;
    const headDays = row.heads * daysIn(monthPeriod(row.month));
    const { heads: _, line: __, unit, month: ___, ...rest } = row;
    for (const group of groups.of(unitIds[unit] as string, []))
      sums.addTotals(group, month, { ...rest, headDays });
  }
}

function monthsOf({ header, collected }: Upload): readonly string[] {
  const own = [...collected.unitMonths, ...collected.totals].map(({ month }) => month).toSorted();
  const first = own[0] ?? header.firstMonth ?? '';
  const last = own.at(-1) ?? header.lastMonth ?? '';
  return first === '' || last === '' ? [] : monthsFrom(first, last);
}

function unknownUnits(
  collected: Collected,
  units: readonly KnownUnit[],
  role: FileProblem['role'],
): FileProblem[] {
  const known = new Set(units.map(({ code }) => code));
  return collected.units
    .texts()
    .filter((code) => !known.has(code))
    .slice(0, 100)
    .map((code) =>
      problem(role, 'unit-unknown', {
        line: collected.unitLine.get(collected.units.of(code)) ?? null,
        column: 'afdelingscode',
        found: code,
      }),
    );
}

function idsOf(collected: Collected, units: readonly KnownUnit[]): readonly string[] {
  const idOf = new Map(units.map(({ code, id }) => [code, id]));
  return collected.units.texts().map((code) => idOf.get(code) as string);
}

function withoutHours(cases: CaseColumns): FileProblem[] {
  const at = cases.hours.indexOf(0);
  return at < 0
    ? []
    : [problem('cases', 'empty', { line: cases.line[at] ?? null, column: 'contractomvang' })];
}

/** One figure per group and year. */
export function doubleComplaints({ complaints }: Collected): FileProblem[] {
  const seen = new Set<string>();
  return complaints.flatMap(({ period, complaintGroup, line }) => {
    const key = `${period} ${complaintGroup}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [problem('complaints', 'group-twice', { line, column: 'klachtengroep', found: complaintGroup })];
  });
}

function doubleMonths(collected: Collected, role: FileProblem['role']): FileProblem[] {
  const seen = new Map<string, number>();
  return [...collected.unitMonths, ...collected.totals].flatMap(({ unit, month, line }) => {
    const key = `${unit} ${month}`;
    const before = seen.get(key);
    if (before === undefined) {
      seen.set(key, line);
      return [];
    }
    return [problem(role, 'month-twice', { line, column: 'maand', found: month, detail: String(before) })];
  });
}

/** Age bands and groups in their natural order; who is not told forms the group ''. */
function cutsOf({ employments }: Collected): readonly Cut[] {
  return CUTS.flatMap((id, position) => {
    const categories = [...new Set(employments.map(({ profile }) => profile[position] ?? ''))];
    const named = categories.filter((category) => category !== '').toSorted();
    return named.length > 0 || employments.length > 0
      ? [{ id, categories: named.length > 0 ? named : ['?'] }]
      : [];
  });
}

function lastReport({ cases }: Collected): string | null {
  const newest = cases.first.reduce((last, day) => Math.max(last, day), 0);
  return newest > 0 ? isoDay(newest).slice(0, 7) : null;
}

function tell({ cases, pregnancy }: Collected, months: readonly string[]): Counted['counts'] {
  const from = monthPeriod(months[0] as string).from;
  const { to } = monthPeriod(months.at(-1) as string);
  let [outside, running] = [0, 0];
  cases.first.forEach((first, at) => {
    const last = cases.last[at] ?? RUNNING;
    if (first > to || last < from) outside += 1;
    else if (last === RUNNING) running += 1;
  });
  return { counted: cases.length - outside, pregnancy, outside, running };
}
