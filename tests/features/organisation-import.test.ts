import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Caller,
  employeeCsv,
  startTestHouse,
  testFile,
  type TestHouse,
  type TestOrganisation,
} from '../support/test-house.ts';

let house: TestHouse;
let organisation: TestOrganisation;
let hr: Caller;

beforeAll(async () => {
  house = await startTestHouse();
  organisation = await house.makeOrganisation();
  hr = await organisation.signIn('hr');
});
afterAll(() => house.close());

const TEXT = { 'content-type': 'text/csv' };
const preview = (bytes: Buffer | string, caller = hr) =>
  caller('POST', '/api/organisation/import/preview', bytes, TEXT);

async function peopleAndUnits() {
  const { units } = (await hr('GET', '/api/units')).json<{ units: { code: string; people: number }[] }>();
  return { units: units.length, people: units.reduce((sum, unit) => sum + unit.people, 0) };
}

describe('a bad file', () => {
  /** First problem of each bad file: code, line and column as a spreadsheet shows them. */
  const EXPECTED: Record<string, [code: string, line: number | null, column: string | null]> = {
    'dubbel-nummer.csv': ['number-twice', 12, 'personeelsnummer'],
    'is-een-plaatje.csv': ['file-not-text', null, null],
    'kolom-ontbreekt.csv': ['column-missing', 1, 'afdelingscode'],
    'kring-in-de-boom.csv': ['units-in-circle', 3, 'bovenliggende code'],
    'leeg.csv': ['file-empty', null, null],
    'onbekende-afdeling.csv': ['parent-unknown', 32, 'bovenliggende code'],
    'open-aanhalingsteken.csv': ['quote-not-closed', 2, null],
    'verkeerde-velden.csv': ['not-an-email', 22, 'e-mailadres'],
  };

  test.each(Object.entries(EXPECTED))(
    '%s is refused with line and column',
    async (file, [code, line, column]) => {
      const before = await peopleAndUnits();
      const reply = await preview(testFile(join('bad', file)));
      expect(reply.statusCode).toBe(422);
      const { code: kind, details } = reply.json<{
        code: string;
        details: { code: string; line: number; column: string }[];
      }>();
      expect(kind).toBe('IMPORT_REFUSED');
      expect(details[0]).toMatchObject({ code, line, column });
      expect(await peopleAndUnits()).toEqual(before);
    },
  );

  test('every wrong field is listed, not only the first', async () => {
    const { details } = (await preview(testFile('bad/verkeerde-velden.csv'))).json<{
      details: { line: number; column: string; found: string }[];
    }>();
    expect(details.map(({ line, column, found }) => `${line} ${column} ${found}`)).toEqual([
      '22 e-mailadres geen mailadres',
      '23 e-mailadres a@b@c.nl',
      '24 in dienst 31-02-2024',
      '25 contractomvang honderd',
    ]);
  });

  test('all bad employee files of the folder are covered here', () => {
    const known = [...Object.keys(EXPECTED), 'formules-en-html.csv'];
    const files = readdirSync(join(import.meta.dirname, '../files/bad')).filter(
      (file) => !file.startsWith('verzuim'),
    );
    expect(files.toSorted()).toEqual(known.toSorted());
  });

  test('a workbook, a million lines and a huge body are refused', async () => {
    const codeOf = async (bytes: Buffer) => {
      const reply = await preview(bytes);
      return [
        reply.statusCode,
        reply.json<{ code: string; details?: { code: string }[] }>().details?.[0]?.code ??
          reply.json<{ code: string }>().code,
      ];
    };
    expect(await codeOf(Buffer.from('PK\u0003\u0004rest'))).toEqual([422, 'file-is-workbook']);
    expect(await codeOf(Buffer.from(`personeelsnummer\n${'1\n'.repeat(1_000_000)}`))).toEqual([
      422,
      'file-too-long',
    ]);
    const before = process.memoryUsage().rss;
    expect(await codeOf(Buffer.alloc(33 * 1024 * 1024, 65))).toEqual([413, 'TOO_LARGE']);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });

  test('formulas and markup in names are text, never anything else', async () => {
    const reply = await preview(testFile('bad/formules-en-html.csv'));
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['content-type']).toContain('application/json');
  });
});

describe('a good file', () => {
  test('gives the same organisation from UTF-8 with semicolons and Windows-1252 with commas', async () => {
    const read = async (file: string) =>
      (await preview(testFile(file))).json<{
        encoding: string;
        rows: number;
        totals: object;
        unusedColumns: string[];
      }>();
    const utf8 = await read('organisatie-waterhove.csv');
    const windows = await read('organisatie-waterhove-windows1252-komma.csv');
    expect([utf8.encoding, windows.encoding]).toEqual(['utf-8', 'windows-1252']);
    expect(windows.totals).toEqual(utf8.totals);
    expect(utf8).toMatchObject({
      rows: 542,
      totals: { 'unit-new': 49, 'person-joins': 542 },
      unusedColumns: [],
    });
  });

  test('a preview writes nothing', async () => {
    expect(await peopleAndUnits()).toEqual({ units: 0, people: 0 });
  });

  test('an import carries out what the preview said, and the next file is an update with joiners, leavers and moves', async () => {
    await organisation.importCsv(testFile('organisatie-waterhove.csv'));
    expect(await peopleAndUnits()).toEqual({ units: 49, people: 542 });
    const again = (await preview(testFile('organisatie-waterhove.csv'))).json<{ totals: object }>();
    expect(again.totals).toEqual({});
    const next = (await preview(testFile('organisatie-waterhove-jaar2.csv'))).json<{
      totals: Record<string, number>;
    }>();
    expect(next.totals['person-joins']).toBeGreaterThan(0);
    expect(next.totals['person-leaves']).toBeGreaterThan(0);
    expect(next.totals['person-moves']).toBeGreaterThan(0);
    await organisation.importCsv(testFile('organisatie-waterhove-jaar2.csv'));
    expect(await peopleAndUnits()).toEqual({ units: 49, people: 556 });
  });

  test('a preview names who joins, moves, changes and leaves, in the order of the file', async () => {
    const other = await house.makeOrganisation();
    const [head, top] = [
      'personeelsnummer;achternaam;voornaam;e-mailadres;afdelingscode;afdeling;bovenliggende code;functie',
      '1;Top;Toos;t@example.org;O;Organisatie;;directeur',
    ];
    const row = (number: number, name: string, unit: string, work = '') =>
      `${number};${name};An;p${number}@example.org;${unit};Team ${unit};O;${work}`;
    const csv = (...rows: string[]) => [head, top, ...rows].join('\n');
    await other.importCsv(
      csv(row(2, 'Aal', 'A'), row(3, 'Bos', 'A'), row(4, 'Cas', 'B'), row(5, 'Dam', 'B')),
    );
    const boss = await other.signIn('hr');
    const next = csv(
      row(6, 'Els', 'B'),
      row(3, 'Bos', 'A', 'kok'),
      row(2, 'Aal', 'B', 'kok'),
      row(5, 'Dam', 'B'),
    );
    const seen = (await preview(next, boss)).json<{ totals: object; changes: object[] }>();
    expect(seen.totals).toEqual({
      'person-joins': 1,
      'person-changes': 1,
      'person-moves': 1,
      'person-leaves': 1,
    });
    expect(seen.changes).toEqual([
      { kind: 'person-joins', subject: 'An Els (6)', from: null, to: 'B' },
      { kind: 'person-changes', subject: 'An Bos (3)', from: null, to: null },
      { kind: 'person-moves', subject: 'An Aal (2)', from: 'A', to: 'B' },
      { kind: 'person-leaves', subject: 'An Cas (4)', from: 'B', to: null },
    ]);
    await other.importCsv(next);
    expect((await preview(next, boss)).json<{ totals: object }>().totals).toEqual({});
  });

  test('a file that changed after its preview is not imported', async () => {
    const { digest } = (await preview(employeeCsv({ A: 6 }))).json<{ digest: string }>();
    const reply = await hr('POST', `/api/organisation/import?digest=${digest}`, employeeCsv({ A: 7 }), TEXT);
    expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([409, 'IMPORT_OUTDATED']);
  });

  test('a manager may not import', async () => {
    const manager = await organisation.signIn('manager', 'SD');
    expect((await preview(employeeCsv({ A: 6 }), manager)).statusCode).toBe(403);
  });
});
