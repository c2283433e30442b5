import type { CaseColumns, Collected, KnownUnit } from './collected.ts';
import type { FileProblem } from './contract.ts';
import { MAX_PROBLEMS, problem } from './csv-reader.ts';
import { findOverlaps, findStrangers, type PersonRows } from './rows-by-person.ts';

export const MOST_MONTHS = 60;
const LEAST_MONTHS = 12;

interface Against {
  readonly units: readonly KnownUnit[];
  readonly months: readonly string[];
  readonly rows: PersonRows;
}

/** What only shows when all is read: unknown units, a wrong number of months, rows that contradict each other. */
export function checkUpload(collected: Collected, { units, months, rows }: Against): readonly FileProblem[] {
  const { cases, employments, unitMonths, totals } = collected;
  const persons = collected.persons.size;
  const role = totals.length > 0 ? 'totals' : unitMonths.length > 0 ? 'unit-months' : 'employments';
  const unknown = unknownUnits(collected, units, role);
  if (unknown.length > 0) return unknown;
  if (months.length < LEAST_MONTHS || months.length > MOST_MONTHS) {
    const detail = `${LEAST_MONTHS}-${MOST_MONTHS}`;
    return [problem(role, 'months-wrong', { found: String(months.length), detail })];
  }
  const spans = { line: employments.line, first: employments.from, last: employments.until };
  return [
    ...findOverlaps('employments', spans, rows.employments, persons),
    ...findOverlaps('cases', cases, rows.cases, persons),
    ...(role === 'employments' ? findStrangers(cases, rows.employments) : []),
    ...(role === 'unit-months' ? withoutHours(cases) : []),
    ...doubleMonths(collected, role),
  ].slice(0, MAX_PROBLEMS);
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
    .slice(0, MAX_PROBLEMS)
    .map((code) =>
      problem(role, 'unit-unknown', {
        line: collected.unitLine.get(collected.units.of(code)) ?? null,
        column: 'afdelingscode',
        found: code,
      }),
    );
}

/** Without employments the absence itself has to say for how many hours somebody works. */
function withoutHours(cases: CaseColumns): FileProblem[] {
  const at = cases.hours.values.indexOf(0);
  if (at < 0) return [];
  return [problem('cases', 'empty', { line: cases.line.at(at), column: 'contractomvang' })];
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
    const detail = String(before);
    return [problem(role, 'month-twice', { line, column: 'maand', found: month, detail })];
  });
}

/** One figure per complaint group and year. */
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
