import { join } from 'node:path';
import {
  type Compilable,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from 'kysely';
import { expect, test } from 'vitest';
import type { DB } from '../../server/db/schema.ts';

/** Compiles without a database: what stands here is the SQL that runs. */
export const cold = new Kysely<DB>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

type Made = Compilable | Promise<unknown> | RawBuilder<unknown>;

/** Holds the SQL of one module of queries in `tests/sql/<noun>.sql`; a query without a call here fails. */
export function reviewQueries(
  noun: string,
  module: object,
  calls: Readonly<Record<string, () => Made>>,
): void {
  test(`every exported query of ${noun} is under review`, () => {
    expect(Object.keys(calls).toSorted()).toEqual(Object.keys(module).toSorted());
  });
  test(`the SQL of ${noun} is what was reviewed`, async () => {
    const texts = Object.entries(calls).map(([name, make]) => {
      const made = make();
      const compiled =
        'compile' in made ? (made as Compilable & RawBuilder<unknown>).compile(cold as never) : null;
      return `-- ${name}\n${layOut(compiled?.sql ?? '(runs at once; see queries.ts)')};\n`;
    });
    await expect(texts.join('\n')).toMatchFileSnapshot(join(import.meta.dirname, `${noun}.sql`));
  });
}

/** One clause per line. */
function layOut(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(
      / (from|where|order by|group by|limit|left join|inner join|join|on conflict|returning|values|set|for update|and|union) /g,
      '\n$1 ',
    )
    .trim();
}
