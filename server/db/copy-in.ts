import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CompiledQuery } from 'kysely';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Query } from './connection.ts';

/** A client that can also be handed a stream for `copy … from stdin`, by the same call as any statement of a transaction. */
export class CopyingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    // A connection that breaks between two statements of a transaction says so to nobody in particular, and an event
    // that nobody hears ends the process. The next statement on it fails, and that is heard.
    this.on('error', () => {});
  }

  override query(...args: unknown[]): never {
    const [text, values] = args as [unknown, unknown];
    const stream: unknown = Array.isArray(values) ? values[0] : undefined;
    if (typeof text === 'string' && stream instanceof Readable) return this.#copy(text, stream) as never;
    return (super.query as (...all: unknown[]) => never)(...args);
  }

  async #copy(text: string, stream: Readable) {
    const into = (super.query as (copy: object) => NodeJS.WritableStream & { rowCount: number | null })(
      copyFrom(text),
    );
    await pipeline(stream, into);
    return { command: 'COPY', rowCount: into.rowCount, rows: [] };
  }
}

export type Field = string | number | boolean | null;

/** Brings lines into a table by COPY, inside the transaction: a tenth of the time of statements with values. */
export async function copyIn(
  trx: Query,
  table: string,
  columns: readonly string[],
  lines: Iterable<string>,
): Promise<void> {
  const text = `copy ${table} (${columns.join(', ')}) from stdin`;
  await trx.executeQuery(CompiledQuery.raw(text, [Readable.from(lines)]));
}

/** One row as COPY wants it. */
export function copyLine(fields: readonly Field[]): string {
  return `${fields.map(written).join('\t')}\n`;
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const SPECIAL = /[\\\t\n\r]/;

function written(field: Field): string {
  if (field === null) return '\\N';
  if (typeof field !== 'string') return String(field);
  return SPECIAL.test(field) ? field.replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign) : field;
}
