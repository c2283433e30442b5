import { CsvError, parse } from 'csv-parse/sync';
import type { ImportProblem } from './contract.ts';
import { decodeText } from './decode-text.ts';
import { columnName, readHeader } from './employee-columns.ts';
import { checkUnits, type UnitRow } from './check-units.ts';
import { type EmployeeRow, readRow } from './read-row.ts';

export const MAX_LINES = 150_000;
/** A file with thousands of mistakes is the wrong file; the first hundred tell enough. */
export const MAX_PROBLEMS = 100;

export interface EmployeeFile {
  readonly encoding: string;
  readonly delimiter: string;
  readonly unusedColumns: readonly string[];
  readonly units: readonly UnitRow[];
  readonly employees: readonly EmployeeRow[];
}

export type ReadResult =
  | { readonly ok: true; readonly file: EmployeeFile }
  | { readonly ok: false; readonly problems: readonly ImportProblem[] };

interface Line {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

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
  let lines: Line[];
  try {
    lines = parse(text, {
      delimiter,
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    }) as unknown as Line[];
  } catch (error) {
    return error instanceof CsvError
      ? { ok: false, problems: [explainCsv(error, text)] }
      : refuse('file-not-text');
  }
  const [first, ...rest] = lines;
  const header = readHeader(first?.record ?? []);
  const problems = [
    ...header.missing.map((key) => problem('column-missing', { line: 1, column: columnName(key) })),
    ...header.twice.map((key) => problem('column-twice', { line: 1, column: columnName(key) })),
  ];
  if (problems.length > 0) return { ok: false, problems };
  if (rest.length === 0) return refuse('file-without-rows');

  const say = (found: ImportProblem) => void problems.push(found);
  const width = first?.record.length ?? 0;
  const employees = rest.flatMap(({ record, info }) => {
    // The parser gives the last line of a record; a quoted line break makes a record longer than one line.
    const line = info.lines - record.join('').split('\n').length + 1;
    if (record.length !== width) {
      say(problem('wrong-number-of-fields', { line, found: String(record.length), detail: String(width) }));
      return [];
    }
    return [
      readRow(
        (key) => (header.at[key] === undefined ? '' : (record[header.at[key]] ?? '').trim()),
        line,
        say,
      ),
    ];
  });
  checkNumbers(employees, say);
  const units = checkUnits(employees, say);
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, MAX_PROBLEMS) };
  return {
    ok: true,
    file: { encoding: decoded.encoding, delimiter, unusedColumns: header.unused, units, employees },
  };
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

function checkNumbers(employees: readonly EmployeeRow[], say: (found: ImportProblem) => void): void {
  const seen = new Map<string, number>();
  for (const { number, line } of employees) {
    if (number === '') continue;
    const before = seen.get(number);
    if (before === undefined) seen.set(number, line);
    else
      say(
        problem('number-twice', {
          line,
          column: columnName('number'),
          found: number,
          detail: String(before),
        }),
      );
  }
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
