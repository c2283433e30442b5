import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse/sync';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { makeOrganisation, makeRealProduct, signInHr } from '../../tests/support/real-product.ts';
import { type Bench, setting } from '../kit/bench.ts';
import { forgetPeak, memoryOf } from '../kit/machine.ts';

const HEADER =
  'personeelsnummer;achternaam;voornaam;e-mailadres;afdelingscode;afdeling;bovenliggende code;functie;geboortejaar';
const PER_TEAM = 50;

function file(people: number, changed: number): Buffer {
  const rows = ['T1;Top;Toos;toos@example.org;ORG;Organisatie;;directeur;1970'];
  for (let person = 0; person < people; person += 1) {
    const team = Math.floor(person / PER_TEAM);
    const name = person < changed ? `Anders${person}` : `Achternaam${person}`;
    rows.push(
      `P${person};${name};Voornaam${person};p${person}@example.org;T${team};Team ${team};ORG;medewerker;${1960 + (person % 45)}`,
    );
  }
  return Buffer.from([HEADER, ...rows].join('\r\n'));
}

/** A file of all employees: checked, shown, and brought in; beside reading it and copying it into a bare table. */
export const imports: Bench = async (context) => {
  const people = setting(context, 'people', 100_000);
  const product = await makeRealProduct();
  try {
    await product.start();
    await makeOrganisation(product.databaseUrl());
    const hr = await signInHr(product.manageUrl);
    const headers = { 'content-type': 'text/csv' };
    const send = async (url: string, payload: Buffer) => {
      const begun = performance.now();
      const reply = await hr.inject({ method: 'POST', url, headers, payload });
      if (reply.statusCode !== 200) throw new Error(reply.body);
      return {
        seconds: (performance.now() - begun) / 1000,
        said: reply.json<{ digest: string; rows: number }>(),
      };
    };
    // The first import of a process compiles everything; people meet that once a year.
    await send('/api/organisation/import/preview', file(1000, 0));
    context.prepared(product.pid());
    forgetPeak(product.pid());
    const before = memoryOf(product.pid()).now;
    for (const [what, bytes] of [
      ['all new', file(people, 0)],
      ['a tenth changed', file(people, people / 10)],
    ] as const) {
      const preview = await send('/api/organisation/import/preview', bytes);
      const done = await send(`/api/organisation/import?digest=${preview.said.digest}`, bytes);
      const reference = {
        name: 'reading and copying alone',
        values: await bareImport(product.databaseUrl(), bytes),
      };
      const counts = { rows: done.said.rows };
      const about = {
        unit: 's',
        reference,
        better: 'less',
        counts,
        limits: { floor: 3, goal: 1.5 },
      } as const;
      context.say({ figure: `preview of ${people} employees, ${what}`, values: [preview.seconds], ...about });
      context.say({ figure: `import of ${people} employees, ${what}`, values: [done.seconds], ...about });
    }
    const values = [memoryOf(product.pid()).peak - before];
    context.say({
      figure: 'memory that the imports took',
      unit: 'MB',
      values,
      better: 'less',
      limits: { floor: 250, goal: 150 },
    });
  } finally {
    await product.stop();
    product.remove();
  }
};

async function bareImport(url: string, bytes: Buffer): Promise<number[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    'create temporary table bare (number text, family text, given text, email text, code text, unit text, parent text, title text, year text)',
  );
  const seconds: number[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    await client.query('truncate bare');
    const begun = performance.now();
    const rows = parse(bytes, { delimiter: ';', from_line: 2 }) as string[][];
    const lines = Readable.from(chunked(rows));
    await pipeline(lines, client.query(copyFrom(`copy bare from stdin with (format text)`)));
    seconds.push((performance.now() - begun) / 1000);
  }
  await client.end();
  return seconds;
}

function* chunked(rows: readonly (readonly string[])[]): Generator<string> {
  for (let start = 0; start < rows.length; start += 1000)
    yield `${rows
      .slice(start, start + 1000)
      .map((row) => row.join('\t'))
      .join('\n')}\n`;
}
