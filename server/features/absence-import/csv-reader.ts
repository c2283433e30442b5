import { parse, type Parser } from 'csv-parse';
import { type FileRole, columnName, type Header, type Mapping, readHeader } from './columns.ts';
import type { FileProblem } from './contract.ts';
import { isHarmlessColumn, refuseCell, refuseColumnName, type Refusal } from './refuse-column.ts';
import { RowReader } from './row-reader.ts';

export const MAX_LINES = 1_200_000;
/** A file with thousands of mistakes is the wrong file; the first hundred tell enough. */
export const MAX_PROBLEMS = 100;
const MOST_REMEMBERED = 20_000;

interface Reading {
  readonly role: FileRole;
  readonly mapping: Mapping;
  /** One row at a time; nothing but what it keeps is kept. */
  take(row: RowReader): void;
}

/**
 * Reads one CSV file while it arrives. Encoding, columns and forbidden content are settled on the way; after a refusal
 * the rest of the file is let through unread.
 */
export class CsvReader {
  readonly role: FileRole;
  readonly problems: FileProblem[] = [];
  unusedColumns: readonly string[] = [];
  rows = 0;
  #stopped = false;
  #first = '';
  #header: Header | null = null;
  #row: RowReader | null = null;
  #width = 0;
  #parser: Parser | null = null;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  readonly #harmless = new Map<number, Set<string>>();
  readonly #reading: Reading;

  constructor(reading: Reading) {
    this.role = reading.role;
    this.#reading = reading;
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (this.#stopped) return;
    if (!this.#parser && this.#first === '' && bytes[0] === 0x50 && bytes[1] === 0x4b)
      return this.#refuse('file-is-workbook');
    let text: string;
    try {
      text = this.#decoder.decode(bytes, { stream: true });
    } catch {
      return this.#refuse('file-not-utf8', { line: this.rows + 2 });
    }
    await this.#push(text);
  }

  async end(): Promise<void> {
    if (this.#stopped) return;
    if (!this.#parser) await this.#open();
    const parser = this.#parser;
    if (this.#stopped || !parser) return;
    await new Promise<void>((done) => {
      parser.once('error', () => done());
      parser.once('end', () => done());
      parser.end();
    });
    if (!this.#stopped && this.rows === 0) this.#refuse('file-without-rows');
  }

  async #push(text: string): Promise<void> {
    if (!this.#parser) {
      this.#first += text;
      if (!this.#first.includes('\n')) {
        if (this.#first.length > 100_000) this.#refuse('file-not-csv', { line: 1 });
        return;
      }
      return this.#open();
    }
    const parser = this.#parser;
    if (!parser.write(text) && !this.#stopped)
      await new Promise<void>((drained) => {
        parser.once('drain', drained);
        parser.once('error', () => drained());
      });
  }

  /** The separator that occurs most in the first line. */
  async #open(): Promise<void> {
    const text = this.#first;
    this.#first = '';
    if (text.trim() === '') return this.#refuse('file-empty');
    const [line = ''] = text.split('\n', 1);
    const counts = [';', ',', '\t'].map((mark) => ({ mark, count: line.split(mark).length }));
    const delimiter = counts.reduce((best, next) => (next.count > best.count ? next : best)).mark;
    const parser = parse({
      delimiter,
      bom: true,
      skip_empty_lines: true,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: 100_000,
      on_record: (record: string[], { lines }) => {
        this.#record(record, lines);
        return null;
      },
    });
    parser.on('error', (error: { code?: string; lines?: number }) =>
      this.#refuse(error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'quote-not-closed' : 'file-not-csv', {
        line: error.lines ?? null,
      }),
    );
    parser.resume();
    this.#parser = parser;
    await this.#push(text);
  }

  #record(record: string[], line: number): void {
    if (this.#stopped) return;
    if (!this.#header) return this.#readHeader(record);
    this.rows += 1;
    if (this.rows > MAX_LINES) return this.#refuse('file-too-long', { detail: String(MAX_LINES) });
    if (record.length !== this.#width) {
      this.#say('wrong-number-of-fields', {
        line,
        found: String(record.length),
        detail: String(this.#width),
      });
      return;
    }
    for (const { name, at: position } of this.#header.unused) {
      const refusal = this.#refusalAt(position, record[position] ?? '');
      if (refusal) return this.#refuse(refusal, { line, column: name });
    }
    if (this.#row) this.#reading.take(this.#row.start(record, line));
  }

  #readHeader(record: string[]): void {
    this.#width = record.length;
    const header = readHeader(this.role, record, this.#reading.mapping);
    const complaints = this.role === 'complaints';
    for (const [position, name] of record.entries()) {
      const used = Object.values(header.at).includes(position);
      if (complaints && !used)
        return this.#refuse('complaint-other-column', { line: 1, column: name.trim() });
      const refusal = complaints ? null : refuseColumnName(name);
      if (refusal) return this.#refuse(refusal, { line: 1, column: name.trim() });
    }
    for (const key of header.missing)
      this.#say('column-missing', { line: 1, column: columnName(this.role, key) });
    this.#header = { ...header, unused: header.unused.filter(({ name }) => !isHarmlessColumn(name)) };
    this.#row = new RowReader(this.role, header.at, (code, more) => this.#sayOrStop(code, more));
    this.unusedColumns = header.unused.map(({ name }) => name);
    if (header.missing.length > 0) this.#stopped = true;
  }

  /** Cells repeat; what was harmless once is not looked at again. */
  #refusalAt(position: number, cell: string): Refusal | null {
    const known = this.#harmless.get(position) ?? new Set<string>();
    if (known.has(cell)) return null;
    const refusal = refuseCell(cell.trim());
    if (!refusal && known.size < MOST_REMEMBERED) this.#harmless.set(position, known.add(cell));
    return refusal;
  }

  #sayOrStop(code: string, more: Partial<FileProblem>): void {
    if (/^(medical|name)-/.test(code)) this.#refuse(code, more);
    else this.#say(code, more);
  }

  #say(code: string, more: Partial<FileProblem>): void {
    this.problems.push(problem(this.role, code, more));
    if (this.problems.length >= MAX_PROBLEMS) this.#stopped = true;
  }

  /** The one thing that matters about this file. */
  #refuse(code: string, more: Partial<FileProblem> = {}): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.problems.splice(0, Infinity, problem(this.role, code, more));
  }
}

export function problem(role: FileRole, code: string, more: Partial<FileProblem> = {}): FileProblem {
  return { role, code, line: null, column: null, found: null, detail: null, ...more };
}
