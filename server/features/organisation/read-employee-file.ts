import { CsvError } from 'csv-parse/sync';
import { copyLine, type Field } from '../../db/copy-in.ts';
import type { ImportProblem } from './contract.ts';
import { decodeText } from './decode-text.ts';
import { columnName, type Header, readHeader } from './employee-columns.ts';
import { checkUnits, type UnitRow } from './check-units.ts';
import { readRecords } from './read-records.ts';
import { type EmployeeRow, rowReader } from './read-row.ts';

export const MAX_LINES = 150_000;
/** A file with thousands of mistakes is the wrong file; the first hundred tell enough. */
export const MAX_PROBLEMS = 100;

export interface EmployeeFile {
  readonly encoding: string;
  readonly delimiter: string;
  readonly unusedColumns: readonly string[];
  readonly units: readonly UnitRow[];
  readonly rows: number;
  readonly withoutEmail: number;
  /** The employees as COPY wants them, see `ARRIVING_COLUMNS`: a tenth of the memory of objects. */
  readonly parts: readonly string[];
}

export type ReadResult =
  | { readonly ok: true; readonly file: EmployeeFile }
  | { readonly ok: false; readonly problems: readonly ImportProblem[] };

/** Reads a file of employees as HR systems export it. Either everything is right, or every problem is told. */
export function readEmployeeFile(bytes: Uint8Array): ReadResult {
  const refuse = (code: string, more: Partial<ImportProblem> = {}): ReadResult => ({
    ok: false,
    problems: [problem(code, more)],
  });
  if (bytes.length === 0) return refuse('file-empty');
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return refuse('file-is-workbook');
  const decoded = decodeText(bytes);
  if (!decoded) return refuse('file-not-text');
  const text = decoded.text.replace(/^\ufeff/, '');
  if (text.trim() === '') return refuse('file-empty');
  if (countLines(text) > MAX_LINES) return refuse('file-too-long', { detail: String(MAX_LINES) });

  const delimiter = likelyDelimiter(text);
  const table = new EmployeeTable();
  try {
    readRecords(text, delimiter, (record, line) => table.take(record, line));
  } catch (error) {
    return error instanceof CsvError
      ? { ok: false, problems: [explainCsv(error, text)] }
      : refuse('file-not-text');
  }
  const { problems, units } = table.end();
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, MAX_PROBLEMS) };
  const { rows, withoutEmail, parts } = table;
  if (rows === 0) return refuse('file-without-rows');
  const unusedColumns = table.header?.unused ?? [];
  return {
    ok: true,
    file: { encoding: decoded.encoding, delimiter, unusedColumns, units, rows, withoutEmail, parts },
  };
}

/** Rows of one part; a part is one string for COPY. */
const PART = 1000;

/** Takes the records one by one and keeps what has to be known of all of them: numbers, units, and the lines for COPY. */
class EmployeeTable {
  header: Header | null = null;
  rows = 0;
  withoutEmail = 0;
  readonly parts: string[] = [];
  readonly #problems: ImportProblem[] = [];
  readonly #lineOf = new Map<string, number>();
  /** First row of every unit, and every row that says something else about its unit. */
  readonly #unitRows: EmployeeRow[] = [];
  readonly #firstOf = new Map<string, EmployeeRow>();
  readonly #numberProblems: ImportProblem[] = [];
  #read: ReturnType<typeof rowReader> | null = null;
  #width = 0;
  #part: string[] = [];

  take(record: readonly string[], line: number): void {
    if (!this.header) return this.#begin(record);
    if (!this.#read) return void (this.rows += 1);
    this.rows += 1;
    if (record.length !== this.#width)
      return this.#say(
        problem('wrong-number-of-fields', {
          line,
          found: String(record.length),
          detail: String(this.#width),
        }),
      );
    const row = this.#read(record, line);
    this.#noteNumber(row);
    this.#noteUnit(row);
    if (row.email === null) this.withoutEmail += 1;
    this.#part.push(copyLine(fieldsOf(row)));
    if (this.#part.length === PART) this.#endPart();
  }

  /** Everything that is wrong: fields in the order of the lines, then numbers, then the tree. */
  end(): { readonly problems: readonly ImportProblem[]; readonly units: readonly UnitRow[] } {
    this.#endPart();
    if (!this.#read || this.rows === 0) return { problems: this.#problems, units: [] };
    this.#problems.push(...this.#numberProblems);
    const units = checkUnits(this.#unitRows, (found) => this.#say(found));
    return { problems: this.#problems, units };
  }

  #begin(record: readonly string[]): void {
    const header = readHeader(record);
    this.header = header;
    this.#width = record.length;
    for (const key of header.missing)
      this.#say(problem('column-missing', { line: 1, column: columnName(key) }));
    for (const key of header.twice) this.#say(problem('column-twice', { line: 1, column: columnName(key) }));
    if (this.#problems.length === 0) this.#read = rowReader(header.at, (found) => this.#say(found));
  }

  #say(found: ImportProblem): void {
    this.#problems.push(found);
  }

  #noteNumber({ number, line }: EmployeeRow): void {
    if (number === '') return;
    const before = this.#lineOf.get(number);
    if (before === undefined) this.#lineOf.set(number, line);
    else
      this.#numberProblems.push(
        problem('number-twice', {
          line,
          column: columnName('number'),
          found: number,
          detail: String(before),
        }),
      );
  }

  #noteUnit(row: EmployeeRow): void {
    const first = this.#firstOf.get(row.unitCode);
    if (!first) this.#firstOf.set(row.unitCode, row);
    if (first?.unitName !== row.unitName || first.parentCode !== row.parentCode) this.#unitRows.push(row);
  }

  #endPart(): void {
    if (this.#part.length > 0) this.parts.push(this.#part.join(''));
    this.#part = [];
  }
}

/** In the order of `ARRIVING_COLUMNS`. */
function fieldsOf(row: EmployeeRow): readonly Field[] {
  return [
    row.line,
    row.unitCode,
    row.number,
    row.familyName,
    row.givenName,
    row.email,
    row.functionTitle,
    row.functionGroup,
    row.isManager,
    row.hoursShare,
    row.employedFrom,
    row.employedUntil,
    row.birthYear,
    row.sex,
    row.language,
  ];
}

export function problem(code: string, more: Partial<ImportProblem> = {}): ImportProblem {
  return { code, line: null, column: null, found: null, detail: null, ...more };
}

function countLines(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** The separator that occurs most in the first line. */
function likelyDelimiter(text: string): string {
  const firstLine = text.slice(0, (text.indexOf('\n') + 1 || text.length + 1) - 1);
  const counts = [';', ',', '\t'].map((mark) => ({ mark, count: firstLine.split(mark).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark;
}

function explainCsv(error: CsvError, text: string): ImportProblem {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return problem('quote-not-closed', { line: lineOfOpenQuote(text) });
  }
  return problem('file-not-csv', { line: Number((error as { lines?: number }).lines) || null });
}

/** Line of the last quote that opens a field and is never closed. */
function lineOfOpenQuote(text: string): number {
  let line = 1;
  let openedAt = 1;
  let open = false;
  for (const character of text) {
    if (character === '"') {
      open = !open;
      if (open) openedAt = line;
    }
    if (character === '\n') line += 1;
  }
  return openedAt;
}
