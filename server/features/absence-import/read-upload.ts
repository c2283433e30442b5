import { createHash } from 'node:crypto';
import { Compile } from 'typebox/compile';
import { Collected } from './collected.ts';
import type { FileRole } from './columns.ts';
import { UploadHeader } from './contract.ts';
import type { FileProblem } from './contract.ts';
import { CsvReader } from './csv-reader.ts';
import { TAKE_ROW } from './take-row.ts';

export interface Upload {
  readonly header: UploadHeader;
  readonly collected: Collected;
  readonly problems: readonly FileProblem[];
  readonly rows: Readonly<Record<string, number>>;
  readonly unusedColumns: readonly string[];
  /** SHA-256 of everything that was sent. */
  readonly hash: string;
}

const MAX_HEADER = 64 * 1024;
/** So much is parsed before others get their turn. */
const MAX_PART = 64 * 1024;
const NEW_LINE = 0x0a;
const headerForm = Compile(UploadHeader);

/** Why an upload is no upload at all; a CSV with mistakes is one, with problems. */
export class NotAnUpload extends Error {
  readonly statusCode: number;
  readonly code: string;

  constructor(code: 'INVALID_INPUT' | 'TOO_LARGE', message: string) {
    super(message);
    this.code = code;
    this.statusCode = code === 'TOO_LARGE' ? 413 : 400;
  }
}

/** Reads an upload while it arrives: nothing of the files is kept but what the figures need. */
export async function readUpload(
  source: AsyncIterable<Uint8Array>,
  { maxBytes, today }: { readonly maxBytes: number; readonly today: number },
): Promise<Upload> {
  const hash = createHash('sha256');
  const reader = new UploadReader(today);
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new NotAnUpload('TOO_LARGE', 'The files are too large');
    hash.update(chunk);
    await reader.write(chunk);
  }
  return { ...(await reader.end()), hash: hash.digest('hex') };
}

class UploadReader {
  #head: Uint8Array = new Uint8Array(0);
  #header: UploadHeader | null = null;
  #file = 0;
  #left = 0;
  readonly #readers: CsvReader[] = [];
  readonly #collected = new Collected();
  readonly #today: number;

  constructor(today: number) {
    this.#today = today;
  }

  async write(chunk: Uint8Array): Promise<void> {
    const rest = this.#header ? chunk : this.#readHeader(chunk);
    if (this.#header && this.#left === 0 && this.#file < this.#readers.length) await this.#next();
    for (let at = 0; at < rest.length;) {
      const reader = this.#readers[this.#file];
      if (!reader) throw new NotAnUpload('INVALID_INPUT', 'There are more bytes than the header says');
      const part = rest.subarray(at, at + Math.min(this.#left, MAX_PART));
      await reader.write(part);
      at += part.length;
      this.#left -= part.length;
      if (this.#left === 0) await this.#next();
    }
  }

  async end(): Promise<Omit<Upload, 'hash'>> {
    if (!this.#header) throw new NotAnUpload('INVALID_INPUT', 'An upload begins with a line of JSON');
    if (this.#file < this.#readers.length)
      throw new NotAnUpload('INVALID_INPUT', 'There are fewer bytes than the header says');
    const readers = this.#readers;
    return {
      header: this.#header,
      collected: this.#collected,
      problems: readers.flatMap((reader) => reader.problems),
      rows: Object.fromEntries(readers.map((reader) => [reader.role, reader.rows])),
      unusedColumns: readers.flatMap((reader) => reader.unusedColumns),
    };
  }

  /** Gives what follows the first line. */
  #readHeader(chunk: Uint8Array): Uint8Array {
    const all = new Uint8Array(this.#head.length + chunk.length);
    all.set(this.#head);
    all.set(chunk, this.#head.length);
    const end = all.indexOf(NEW_LINE);
    if (end < 0) {
      if (all.length > MAX_HEADER)
        throw new NotAnUpload('INVALID_INPUT', 'An upload begins with a line of JSON');
      this.#head = all;
      return new Uint8Array(0);
    }
    this.#header = parseHeader(new TextDecoder().decode(all.subarray(0, end)));
    for (const file of this.#header.files) {
      this.#readers.push(
        new CsvReader({
          role: file.role as FileRole,
          mapping: file.columns,
          take: (row) => void TAKE_ROW[file.role as FileRole](this.#collected, row, this.#today),
        }),
      );
    }
    this.#left = this.#header.files[0]?.bytes ?? 0;
    return all.subarray(end + 1);
  }

  async #next(): Promise<void> {
    await this.#readers[this.#file]?.end();
    this.#file += 1;
    this.#left = this.#header?.files[this.#file]?.bytes ?? 0;
    if (this.#file < this.#readers.length && this.#left === 0) await this.#next();
  }
}

function parseHeader(line: string): UploadHeader {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    value = null;
  }
  if (!headerForm.Check(value))
    throw new NotAnUpload('INVALID_INPUT', 'An upload begins with a line of JSON');
  return value;
}
