import { type Collected, RUNNING } from './collected.ts';
import type { FileRole } from './columns.ts';
import { refusePerson } from './refuse-column.ts';
import type { RowReader } from './row-reader.ts';

const ILLNESS = new Set(['', 'ziekte', 'ziek', 'verzuim', 'ziekteverzuim', 'illness', 'sick']);
/** Leave around a birth is no absence through illness (WAZO); it is left out, in the second year as well. */
const PREGNANCY =
  /^(zwangerschaps?-?( en bevallings)?verlof|zwangerschap|zwangerschaps- en bevallingsverlof|bevallingsverlof|wazo|pregnancy|maternity( leave)?)$/;
const MOST_CHARACTERS = 60;
/** Fewer absences than this stand behind no complaint group. */
const COMPLAINT_FLOOR = 15;

type Take = (into: Collected, row: RowReader, today: number) => unknown;

/** What one row of each kind of file adds to what was collected. */
export const TAKE_ROW: Readonly<Record<FileRole, Take>> = {
  cases: takeCase,
  employments: takeEmployment,
  'unit-months'(into, row) {
    const read = unitMonth(into, row);
    if (read) into.unitMonths.push(read);
  },
  totals(into, row) {
    const read = unitMonth(into, row);
    const sickDays = row.neededNumber('sickDays', 0, 1e9);
    const reports = row.neededNumber('reports', 0, 1e9);
    const [ended, endedDays] = [row.number('ended', 0, 1e9) ?? 0, row.number('endedDays', 0, 1e9) ?? 0];
    if (!read || sickDays === null || reports === null) return;
    if (sickDays > read.employmentDays) return row.wrong('sickDays', 'more-sick-than-employed');
    into.totals.push({ ...read, sickDays, reports, ended, endedDays });
  },
  complaints(into, row) {
    const period = /^\d{4}$/.test(row.text('period'))
      ? row.text('period')
      : row.wrong('period', 'not-a-year');
    const complaintGroup = row.needed('complaintGroup');
    const cases = row.neededNumber('cases', 0, 1e7);
    if (period === null || complaintGroup === null || cases === null) return;
    // The small number itself is not repeated.
    if (cases < COMPLAINT_FLOOR) return row.refuse('complaint-too-few', 'cases', String(COMPLAINT_FLOOR));
    into.complaints.push({ line: row.line, period, complaintGroup, cases: Math.round(cases) });
  },
};

function takeCase(into: Collected, row: RowReader, today: number): unknown {
  const kind = row.text('kind').toLowerCase();
  if (PREGNANCY.test(kind)) return (into.pregnancy += 1);
  if (!ILLNESS.has(kind)) return row.refuse('kind-not-known', 'kind');
  const person = takePerson(row);
  const unitCode = row.needed('unitCode');
  const first = row.day('firstDay');
  const last = row.dayOrNull('lastDay');
  const hours = row.number('hoursShare', 1, 150);
  const progress = row.progress('progress');
  if (first === null || person === null || unitCode === null || progress === null) return;
  if (last !== null && last < first) return row.wrong('lastDay', 'ends-before-start', row.text('firstDay'));
  if (first > today) return row.wrong('firstDay', 'day-in-future');
  if (last !== null && last > today) return row.wrong('lastDay', 'day-in-future');
  if (progress.some(({ from }) => from < first || from > (last ?? RUNNING)))
    return row.wrong('progress', 'progress-outside');
  const { cases } = into;
  if (!progress.every(({ part }) => part === 1)) cases.progress.set(cases.length, progress);
  cases.line.push(row.line);
  cases.unit.push(into.unitOf(unitCode, row.line));
  cases.first.push(first);
  cases.last.push(last ?? RUNNING);
  cases.hours.push(Math.round(hours ?? 0));
  cases.person.push(into.persons.of(person));
}

function takeEmployment(into: Collected, row: RowReader): unknown {
  const person = takePerson(row);
  const unitCode = row.needed('unitCode');
  const from = row.day('from');
  const until = row.dayOrNull('until') ?? RUNNING;
  const hours = row.neededNumber('hoursShare', 1, 150);
  if (person === null || unitCode === null || from === null || hours === null) return;
  if (until < from) return row.wrong('until', 'ends-before-start', row.text('from'));
  const category = (key: string) => row.text(key).toLowerCase().slice(0, MOST_CHARACTERS);
  const { employments } = into;
  employments.line.push(row.line);
  employments.person.push(into.persons.of(person));
  employments.unit.push(into.unitOf(unitCode, row.line));
  employments.from.push(from);
  employments.until.push(until);
  employments.percent.push(Math.round(hours));
  employments.profile.push(into.profileOf([category('ageBand'), category('sex'), category('functionGroup')]));
}

function takePerson(row: RowReader): string | null {
  const person = row.needed('person');
  if (person === null) return null;
  const refusal = refusePerson(person);
  return refusal ? row.refuse(refusal, 'person') : person;
}

function unitMonth(into: Collected, row: RowReader) {
  const unitCode = row.needed('unitCode');
  const month = row.month('month');
  const heads = row.neededNumber('heads', 0, 1e6);
  const employmentDays = row.neededNumber('employmentDays', 0, 1e9);
  if (unitCode === null || month === null || heads === null || employmentDays === null) return null;
  return { line: row.line, unit: into.unitOf(unitCode, row.line), month, heads, employmentDays };
}
