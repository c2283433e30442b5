import { AbsenceSums, type Placement } from '../../domain/absence/absence-sums.ts';
import { isoDay } from '../../domain/absence/day-number.ts';
import { daysIn, monthPeriod, monthsFrom } from '../../domain/absence/months.ts';
import { type AbsencePlan, planAbsence } from '../../privacy/absence-plan.ts';
import type { Cut } from '../../privacy/types.ts';
import { checkUpload } from './check-upload.ts';
import {
  type CaseColumns,
  type Collected,
  type EmploymentColumns,
  type KnownUnit,
  RUNNING,
} from './collected.ts';
import type { FileProblem } from './contract.ts';
import { groupsOf, type Groups } from './groups.ts';
import { headCounts } from './head-counts.ts';
import type { Upload } from './read-upload.ts';
import { type PersonRows, RowsByPerson } from './rows-by-person.ts';

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

const CUTS = ['age', 'sex', 'function'];
/** So many people are added up before others get their turn. */
const PEOPLE_PER_TURN = 2000;

/** From what was read to sums of groups that are large enough. Persons end here. */
export async function countUpload(upload: Upload, units: readonly KnownUnit[]): Promise<CountResult> {
  const { collected } = upload;
  const persons = collected.persons.size;
  const { cases, employments } = collected;
  const rows: PersonRows = {
    cases: new RowsByPerson(cases.person, cases.first, persons),
    employments: new RowsByPerson(employments.person, employments.from, persons),
  };
  const months = monthsOf(upload);
  const problems = checkUpload(collected, { units, months, rows });
  if (problems.length > 0) return { ok: false, problems };

  const unitIds = idsOf(collected, units);
  const plan = planAbsence(units, headCounts(collected, months, unitIds), cutsOf(collected));
  const groups = groupsOf(plan, CUTS);
  const sums = new AbsenceSums(months, groups.keys.length);
  addReadyMonths(sums, collected, unitIds, groups);
  for (let person = 0; person < persons; person++) {
    if (person % PEOPLE_PER_TURN === 0) await new Promise((turn) => setImmediate(turn));
    addPerson(sums, person, { collected, rows, unitIds, groups });
  }
  return {
    ok: true,
    counted: {
      kind: collected.totals.length > 0 ? 'totals' : 'cases',
      months,
      plan,
      groups,
      sums,
      counts: tell(collected, months),
      lastReport: lastReport(collected),
    },
  };
}

interface Counting {
  readonly collected: Collected;
  readonly rows: PersonRows;
  readonly unitIds: readonly string[];
  readonly groups: Groups;
}

function addPerson(sums: AbsenceSums, person: number, { collected, rows, unitIds, groups }: Counting): void {
  const { cases, employments, profiles } = collected;
  const own = [...rows.employments.of(person)].map((row) =>
    placementAt(
      employments,
      row,
      groups.of(unitIds[employments.unit.at(row)] ?? '', profiles[employments.profile.at(row)] ?? []),
    ),
  );
  for (const placement of own) sums.addEmployment(placement);
  const absences = [...rows.cases.of(person)].map((row) => ({
    absence: {
      firstDay: cases.first.at(row),
      lastDay: cases.last.at(row) === RUNNING ? null : cases.last.at(row),
      incapacity: cases.progress.get(row) ?? [],
    },
    placements:
      own.length > 0 ? own : [anywhere(cases, row, groups.of(unitIds[cases.unit.at(row)] ?? '', []))],
  }));
  sums.addPerson({ absences, employments: own.length > 0 ? own : null });
}

function placementAt(employments: EmploymentColumns, row: number, groups: readonly number[]): Placement {
  return {
    from: employments.from.at(row),
    to: employments.until.at(row),
    partTime: employments.percent.at(row) / 100,
    groups,
  };
}

/** Without a list of employments the absence itself says where and for how many hours. */
function anywhere(cases: CaseColumns, row: number, groups: readonly number[]): Placement {
  return { from: 0, to: RUNNING, partTime: cases.hours.at(row) / 100, groups };
}

/** Months that came as sums already. */
function addReadyMonths(
  sums: AbsenceSums,
  collected: Collected,
  unitIds: readonly string[],
  groups: Groups,
): void {
  for (const row of [...collected.unitMonths, ...collected.totals]) {
    const month = sums.months.indexOf(row.month);
    if (month < 0) continue;
    const ready = { ...row, headDays: row.heads * daysIn(monthPeriod(row.month)) };
    for (const group of groups.of(unitIds[row.unit] as string, [])) sums.addTotals(group, month, ready);
  }
}

function monthsOf({ header, collected }: Upload): readonly string[] {
  const own = [...collected.unitMonths, ...collected.totals].map(({ month }) => month).toSorted();
  const first = own[0] ?? header.firstMonth ?? '';
  const last = own.at(-1) ?? header.lastMonth ?? '';
  return first === '' || last === '' ? [] : monthsFrom(first, last);
}

function idsOf(collected: Collected, units: readonly KnownUnit[]): readonly string[] {
  const idOf = new Map(units.map(({ code, id }) => [code, id]));
  return collected.units.texts().map((code) => idOf.get(code) as string);
}

/** Age bands and groups in their natural order; a characteristic that nobody was given has one group only. */
function cutsOf({ profiles }: Collected): readonly Cut[] {
  if (profiles.length === 0) return [];
  return CUTS.map((id, position) => {
    const named = new Set(profiles.map((profile) => profile[position] ?? '').filter((each) => each !== ''));
    return { id, categories: named.size > 0 ? [...named].toSorted() : ['?'] };
  });
}

function lastReport({ cases }: Collected): string | null {
  const newest = cases.first.values.reduce((last, day) => Math.max(last, day), 0);
  return newest > 0 ? isoDay(newest).slice(0, 7) : null;
}

function tell({ cases, pregnancy }: Collected, months: readonly string[]): Counted['counts'] {
  const from = monthPeriod(months[0] as string).from;
  const { to } = monthPeriod(months.at(-1) as string);
  let [outside, running] = [0, 0];
  cases.first.values.forEach((first, at) => {
    const last = cases.last.at(at);
    if (first > to || last < from) outside += 1;
    else if (last === RUNNING) running += 1;
  });
  return { counted: cases.length - outside, pregnancy, outside, running };
}
