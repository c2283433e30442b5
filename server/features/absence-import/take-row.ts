import type { Collected } from './collected.ts';
import { RUNNING } from './collected.ts';
import type { FileRole } from './columns.ts';
import type { Cells, Say } from './csv-reader.ts';
import { readCells } from './read-cells.ts';
import { refusePerson } from './refuse-column.ts';

const ILLNESS = ['', 'ziekte', 'ziek', 'verzuim', 'ziekteverzuim', 'illness', 'sick'];
/** Leave around a birth is no absence through illness (WAZO); it is left out, in the second year as well. */
const PREGNANCY =
  /^(zwangerschaps?-?( en bevallings)?verlof|zwangerschap|zwangerschaps- en bevallingsverlof|bevallingsverlof|wazo|pregnancy|maternity( leave)?)$/;
const FAR = 900_000;
const MOST_GROUPS_TEXT = 60;

type Take = (into: Collected, cells: Cells, line: number, say: Say, today: number) => void;

/** What one row of each kind of file adds to what was collected. */
export const TAKE_ROW: Readonly<Record<FileRole, Take>> = {
  cases(into, cells, line, say, today) {
    const read = readCells('cases', cells, say);
    const kind = cells('kind').toLowerCase();
    if (PREGNANCY.test(kind)) {
      into.pregnancy += 1;
      return;
    }
    if (!ILLNESS.includes(kind)) return say('kind-not-known', { column: 'soort' });
    const person = takePerson(cells, read.needed('person'), say);
    const unitCode = read.needed('unitCode');
    const first = read.day('firstDay');
    const last = read.dayOrNull('lastDay');
    const hours = read.number('hoursShare', 1, 150);
    const progress = read.progress('progress');
    if (first === null || person === null || unitCode === null || progress === null) return;
    if (last !== null && last < first)
      return void read.wrong('lastDay', 'ends-before-start', cells('firstDay'));
    if (first > today || (last ?? 0) > today)
      return void read.wrong(first > today ? 'firstDay' : 'lastDay', 'day-in-future');
    if (progress.some(({ from }) => from < first || from > (last ?? FAR)))
      return void read.wrong('progress', 'progress-outside');
    const { cases } = into;
    const whole = progress.every(({ part }) => part === 1);
    if (!whole) cases.progress.set(cases.length, progress);
    cases.line.push(line);
    cases.unit.push(into.unitOf(unitCode, line));
    cases.first.push(first);
    cases.last.push(last ?? RUNNING);
    cases.hours.push(Math.round(hours ?? 0));
    cases.person.push(into.persons.of(person));
  },

  employments(into, cells, line, say) {
    const read = readCells('employments', cells, say);
    const person = takePerson(cells, read.needed('person'), say);
    const unitCode = read.needed('unitCode');
    const from = read.day('from');
    const until = read.dayOrNull('until') ?? FAR;
    const hours = cells('hoursShare') === '' ? read.needed('hoursShare') : read.number('hoursShare', 1, 150);
    if (person === null || unitCode === null || from === null || hours === null) return;
    if (until < from) return void read.wrong('until', 'ends-before-start', cells('from'));
    const profile = ['ageBand', 'sex', 'functionGroup'].map((key) =>
      cells(key).toLowerCase().slice(0, MOST_GROUPS_TEXT),
    );
    into.employments.push({
      line,
      person: into.persons.of(person),
      unit: into.unitOf(unitCode, line),
      from,
      until,
      partTime: Number(hours) / 100,
      profile,
    });
  },

  'unit-months'(into, cells, line, say) {
    const row = unitMonth('unit-months', into, cells, line, say);
    if (row) into.unitMonths.push(row);
  },

  totals(into, cells, line, say) {
    const row = unitMonth('totals', into, cells, line, say);
    const read = readCells('totals', cells, say);
    const amount = (key: string) => read.number(key, 0, 1e9);
    const [sickDays, reports] = [amount('sickDays'), amount('reports')];
    const [ended, endedDays] = [amount('ended') ?? 0, amount('endedDays') ?? 0];
    if (sickDays === null) read.needed('sickDays');
    if (reports === null) read.needed('reports');
    if (!row || sickDays === null || reports === null) return;
    if (sickDays > row.employmentDays) return void read.wrong('sickDays', 'more-sick-than-employed');
    into.totals.push({ ...row, sickDays, reports, ended, endedDays });
  },

  complaints(into, cells, line, say) {
    const read = readCells('complaints', cells, say);
    const period = /^\d{4}$/.test(cells('period')) ? cells('period') : read.wrong('period', 'not-a-year');
    const complaintGroup = read.needed('complaintGroup');
    const cases = read.number('cases', 0, 1e7);
    if (cases === null) read.needed('cases');
    if (period === null || complaintGroup === null || cases === null) return;
    // The small number itself is not repeated.
    if (cases < COMPLAINT_FLOOR)
      return say('complaint-too-few', { column: 'aantal', detail: String(COMPLAINT_FLOOR) });
    into.complaints.push({ line, period, complaintGroup, cases: Math.round(cases) });
  },
};

/** Fewer absences than this stand behind no complaint group. */
export const COMPLAINT_FLOOR = 15;

function takePerson(cells: Cells, person: string | null, say: Say): string | null {
  if (person === null) return null;
  const refusal = refusePerson(person);
  if (!refusal) return person;
  say(refusal, { column: 'medewerker' });
  return null;
}

function unitMonth(role: 'unit-months' | 'totals', into: Collected, cells: Cells, line: number, say: Say) {
  const read = readCells(role, cells, say);
  const unitCode = read.needed('unitCode');
  const month = read.month('month');
  const heads = read.number('heads', 0, 1e6);
  const employmentDays = read.number('employmentDays', 0, 1e9);
  if (heads === null) read.needed('heads');
  if (employmentDays === null) read.needed('employmentDays');
  if (unitCode === null || month === null || heads === null || employmentDays === null) return null;
  return { line, unit: into.unitOf(unitCode, line), month, heads, employmentDays };
}
