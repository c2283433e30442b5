import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { inOrganisation } from '../../server/db/connection.ts';
import {
  ABSENCE_MEDIA_TYPE,
  absenceUpload,
  importAbsence,
  waterhoveAbsence,
} from '../support/absence-upload.ts';
import {
  type Caller,
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
  house.clock.now = new Date('2026-11-25T08:00:00Z');
  organisation = await house.makeOrganisation();
  await organisation.importCsv(testFile('organisatie-waterhove.csv'));
  hr = await organisation.signIn('hr');
});
afterAll(() => house.close());

const preview = (upload: Buffer, caller = hr) =>
  caller('POST', '/api/absence/import/preview', upload, { 'content-type': ABSENCE_MEDIA_TYPE });
const employments = () => ({ role: 'employments', bytes: testFile('verzuim-waterhove-dienstverbanden.csv') });
const withCases = (bytes: Buffer | string) => absenceUpload([{ role: 'cases', bytes }, employments()]);
const HEAD = 'medewerker;afdelingscode;eerste dag;laatste dag;verloop;soort';

interface Refusal {
  code: string;
  details: {
    role: string;
    code: string;
    line: number | null;
    column: string | null;
    found: string | null;
    detail: string | null;
  }[];
}

async function refusal(upload: Buffer): Promise<Refusal> {
  const reply = await preview(upload);
  expect(reply.statusCode, reply.body).toBe(422);
  expect(await kept()).toBe(0);
  return reply.json<Refusal>();
}

/** Rows of any absence table: nothing of a refused file may be there. */
async function kept(): Promise<number> {
  return inOrganisation(house.doors.web, organisation.id, async (trx) => {
    const { rows } = await sql<{ kept: number }>`
      select (select count(*) from absence_import) + (select count(*) from absence_total)
        + (select count(*) from absence_unit) + (select count(*) from absence_complaint) as kept`.execute(
      trx,
    );
    return Number(rows[0]?.kept);
  });
}

describe('a file that may not be read', () => {
  test('with a diagnosis column is refused by its name, and no diagnosis is repeated', async () => {
    const { code, details } = await refusal(withCases(testFile('bad/verzuim-met-diagnose.csv')));
    expect(code).toBe('IMPORT_REFUSED');
    expect(details).toEqual([
      { role: 'cases', code: 'medical-column', line: 1, column: 'reden', found: null, detail: null },
    ]);
  });

  test('with illness in an innocent column is refused by its content, and the content is not repeated', async () => {
    const reply = await preview(
      withCases(
        `${HEAD};extra\nM1;SD04;01-02-2026;03-02-2026;;ziekte;\nM2;SD04;01-02-2026;03-02-2026;;ziekte;burn-out`,
      ),
    );
    expect(reply.json<Refusal>().details).toMatchObject([
      { code: 'medical-content', line: 3, column: 'extra', found: null },
    ]);
    expect(reply.body).not.toContain('burn-out');
  });

  test('with illness as kind of absence is refused without repeating it', async () => {
    const reply = await preview(withCases(`${HEAD}\nM1;SD04;01-02-2026;03-02-2026;;griep`));
    expect(reply.json<Refusal>().details).toMatchObject([{ code: 'kind-not-known', line: 2 }]);
    expect(reply.body).not.toContain('griep');
  });

  test('with names is refused: as a column, as a person and in an innocent column', async () => {
    const byName = await refusal(
      withCases(`${HEAD};achternaam\nM1;SD04;01-02-2026;03-02-2026;;ziekte;Jansen`),
    );
    expect(byName.details).toMatchObject([{ code: 'name-column', column: 'achternaam' }]);
    for (const somebody of ['Jan Jansen', 'jansen', 'j.jansen@waterhove.example', '123456782']) {
      const { details } = await refusal(withCases(`${HEAD}\n${somebody};SD04;01-02-2026;03-02-2026;;ziekte`));
      expect(details[0]).toMatchObject({ code: 'name-content', line: 2, found: null });
    }
    const hidden = await refusal(
      withCases(`${HEAD};extra\nM1;SD04;01-02-2026;03-02-2026;;ziekte;Jansen, Jan`),
    );
    expect(hidden.details).toMatchObject([{ code: 'name-content', column: 'extra', found: null }]);
  });

  test('with personnel numbers as pseudonyms is refused', async () => {
    const { details } = await refusal(withCases(`${HEAD}\n100003;SD04;01-02-2026;03-02-2026;;ziekte`));
    expect(details).toMatchObject([{ code: 'personnel-number' }]);
  });

  test('with overlapping absences is refused with both lines', async () => {
    const { details } = await refusal(withCases(testFile('bad/verzuim-overlap.csv')));
    expect(details).toMatchObject([{ code: 'cases-overlap', line: 12, detail: '5' }]);
  });

  test('with wrong days is refused line by line', async () => {
    const { details } = await refusal(withCases(testFile('bad/verzuim-verkeerde-datums.csv')));
    expect(details.map(({ code, line, column, found }) => `${line} ${column} ${code} ${found}`)).toEqual([
      '7 laatste dag ends-before-start 01-01-2020',
      '8 verloop progress-not-right geen verloop',
      '9 eerste dag not-a-date 2024/13/45',
    ]);
  });

  test('in another encoding, as a workbook or as a picture is refused', async () => {
    const latin = Buffer.from(`${HEAD}\nM1;Zorg é;01-02-2026;03-02-2026;;ziekte`, 'latin1');
    expect((await refusal(withCases(latin))).details).toMatchObject([{ code: 'file-not-utf8' }]);
    const utf16 = Buffer.from(`\ufeff${HEAD}\nM1;SD04;01-02-2026;03-02-2026;;ziekte`, 'utf16le');
    expect((await refusal(withCases(utf16))).details[0]?.code).toBe('file-not-utf8');
    expect((await refusal(withCases('PK\u0003\u0004'))).details[0]?.code).toBe('file-is-workbook');
    expect((await refusal(withCases(''))).details[0]?.code).toBe('file-empty');
    expect((await refusal(withCases(`${HEAD}\n`))).details[0]?.code).toBe('file-without-rows');
    expect((await refusal(withCases(`${HEAD}\n"M1;SD04`))).details[0]?.code).toBe('quote-not-closed');
  });

  test('of ten million lines is refused while it arrives and memory stays small', async () => {
    const part = Buffer.from('M1;SD04;1-1-2026;1-1-2026;;\n'.repeat(20_000));
    const head = Buffer.from(`${HEAD}\n`);
    const header = {
      firstMonth: '2024-11',
      lastMonth: '2026-10',
      files: [{ role: 'cases', bytes: head.length + 500 * part.length, columns: {} }],
    };
    async function* lines() {
      yield Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), head]);
      for (let at = 0; at < 500; at++) yield part;
    }
    const before = process.memoryUsage().rss;
    const reply = await preview(Readable.from(lines()) as never);
    expect(reply.json<Refusal>().details).toMatchObject([{ code: 'file-too-long', detail: '1200000' }]);
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
    expect(await kept()).toBe(0);
  }, 240_000);

  test('leaves no word of what it held in the output of the server, in its errors or in the log of acts', async () => {
    const written: string[] = [];
    const spies = [process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0),
    );
    const secrets = ['burnoutklachten', 'Petronella', 'dubbelganger'];
    const files = [
      `${HEAD};diagnose\nM1;SD04;01-02-2026;03-02-2026;;ziekte;burnoutklachten`,
      `${HEAD}\nPetronella Jansen;SD04;01-02-2026;03-02-2026;;ziekte`,
      `${HEAD};extra\nM1dubbelganger;SD04;01-02-2026;03-02-2026;;ziekte;\nM1dubbelganger;SD04;02-02-2026;04-02-2026;;ziekte;`,
      Buffer.from(`${HEAD}\nPetronella é;SD04;01-02-2026;03-02-2026;;ziekte`, 'latin1'),
    ];
    const headers = { 'content-type': ABSENCE_MEDIA_TYPE };
    const replies: string[] = [];
    for (const bytes of files)
      for (const path of ['/import/preview', `/import?digest=${'0'.repeat(64)}`]) {
        const reply = await hr('POST', `/api/absence${path}`, withCases(bytes), headers);
        expect([path, reply.statusCode]).toEqual([path, 422]);
        replies.push(reply.body);
      }
    spies.forEach((spy) => spy.mockRestore());
    const acts = await inOrganisation(house.doors.web, organisation.id, (trx) =>
      sql<{ text: string }>`select audit_entry::text as text from audit_entry`.execute(trx),
    );
    const everything = [...written, ...replies, ...acts.rows.map(({ text }) => text)].join('\n');
    expect(acts.rows.length).toBeGreaterThan(0);
    for (const secret of secrets) expect(everything).not.toContain(secret);
    expect(await kept()).toBe(0);
  });

  test('without a needed column, with an unknown unit, person or month says which', async () => {
    const missing = await refusal(withCases('medewerker;afdelingscode\nM1;SD04'));
    expect(missing.details.map(({ column }) => column)).toEqual(['eerste dag', 'laatste dag']);
    const unknown = await refusal(withCases(`${HEAD}\nM1;ZZ9;01-02-2026;03-02-2026;;ziekte`));
    expect(unknown.details).toMatchObject([{ code: 'unit-unknown', line: 2, found: 'ZZ9' }]);
    const stranger = await refusal(withCases(`${HEAD}\nM1;SD04;01-02-2026;03-02-2026;;ziekte`));
    expect(stranger.details).toMatchObject([{ code: 'person-not-employed', line: 2 }]);
    const future = await refusal(withCases(`${HEAD}\nM1;SD04;01-02-2027;;;ziekte`));
    expect(future.details).toMatchObject([{ code: 'day-in-future', line: 2 }]);
    const alone = await refusal(
      absenceUpload([{ role: 'cases', bytes: `${HEAD}\nM1;SD04;01-02-2026;;;ziekte` }]),
    );
    expect(alone.details).toMatchObject([{ code: 'employments-missing' }]);
  });

  test('is no upload at all: one clear refusal', async () => {
    for (const body of [
      '',
      'no json\n',
      '{"files":[]}\n',
      '{"firstMonth":null,"lastMonth":null,"files":[{"role":"cases","bytes":5,"columns":{}}]}\nab',
    ]) {
      const reply = await preview(Buffer.from(body));
      expect([400, 422]).toContain(reply.statusCode);
    }
    const large = await hr('POST', '/api/absence/import/preview', Buffer.from('x'), {
      'content-type': ABSENCE_MEDIA_TYPE,
      'content-length': String(500 * 1024 * 1024),
    });
    expect(large.statusCode).toBe(413);
  });
});

describe('complaint groups of the occupational health service', () => {
  const complaints = (text: string) => absenceUpload([{ role: 'complaints', bytes: text }], [null, null]);

  test('are refused per unit and below fifteen, without repeating the number', async () => {
    const perUnit = await refusal(
      complaints('jaar;klachtengroep;aantal;afdelingscode\n2025;psychisch;40;SD04'),
    );
    expect(perUnit.details).toMatchObject([{ code: 'complaint-other-column', column: 'afdelingscode' }]);
    const few = await refusal(complaints('jaar;klachtengroep;aantal\n2025;psychisch;40\n2025;huid;14'));
    expect(few.details).toMatchObject([{ code: 'complaint-too-few', line: 3, found: null, detail: '15' }]);
    const twice = await refusal(
      complaints('jaar;klachtengroep;aantal\n2025;psychisch;40\n2025;psychisch;41'),
    );
    expect(twice.details).toMatchObject([{ code: 'group-twice', line: 3 }]);
  });

  test('are kept as totals of the organisation', async () => {
    await importAbsence(
      hr,
      complaints('jaar;klachtengroep;aantal\n2025;psychisch;40\n2025;houding en beweging;55'),
    );
    expect(await kept()).toBe(2);
    await inOrganisation(house.doors.web, organisation.id, (trx) =>
      sql`delete from absence_complaint`.execute(trx),
    );
  });
});

describe('two years of Waterhove', () => {
  test('a dry run says what an import would give and keeps nothing', async () => {
    const reply = await preview(waterhoveAbsence());
    expect(reply.statusCode, reply.body).toBe(200);
    expect(reply.json()).toMatchObject({
      kind: 'cases',
      firstMonth: '2024-11',
      lastMonth: '2026-10',
      rows: { cases: 1738, employments: 542 },
      counts: { pregnancy: 6 },
    });
    expect(await kept()).toBe(0);
  });

  test('pregnancy and maternity leave is left out, also where it meets an illness', async () => {
    const rows = [
      'M68b781;SD;01-02-2026;10-02-2026;;ziekte',
      'M68b781;SD;05-02-2026;30-05-2026;;zwangerschapsverlof',
    ];
    const reply = await preview(withCases([HEAD, ...rows].join('\n')));
    expect(reply.json()).toMatchObject({ counts: { counted: 1, pregnancy: 1 } });
    // Ten days of someone with a contract of 67 per cent, among all 158,650.9 employment days of the year.
    expect(reply.json<{ percentage: number }>().percentage).toBeCloseTo((100 * 10 * 0.67) / 158_650.9, 5);
  });

  test('leaves sums of at least ten employees, and no trace of a person', async () => {
    await importAbsence(hr, waterhoveAbsence());
    await inOrganisation(house.doors.web, organisation.id, async (trx) => {
      const rows = await trx.selectFrom('absence_total').selectAll().execute();
      expect(rows.length).toBeGreaterThan(24 * 40);
      for (const row of rows) expect(row.heads).toBeGreaterThanOrEqual(row.dimension === 'wide' ? 50 : 10);
      const all = JSON.stringify([
        rows,
        await trx.selectFrom('absence_import').selectAll().execute(),
        await trx.selectFrom('absence_unit').selectAll().execute(),
        await trx.selectFrom('absence_mapping').selectAll().execute(),
      ]);
      expect(all).not.toMatch(/M68|V00/);
    });
  });

  test('the database itself refuses a sum of nine, and details of fewer than fifty', async () => {
    const insert = (dimension: string, heads: number, ended: number | null) =>
      inOrganisation(house.doors.web, organisation.id, async (trx) => {
        const { id } = await trx.selectFrom('absence_import').select('id').executeTakeFirstOrThrow();
        const days = {
          head_days: 1,
          employment_days: 1,
          sick_days: 0,
          reports: 0,
          ended,
          ended_days: null,
          year: null,
        };
        const row = {
          organisation_id: organisation.id,
          import_id: id,
          dimension,
          key: 'x',
          month: '2026-01',
          heads,
          ...days,
        };
        await trx.insertInto('absence_total').values(row).execute();
      });
    await expect(insert('narrow', 9, null)).rejects.toThrow(/absence_total_of_enough_people/);
    await expect(insert('wide', 49, 1)).rejects.toThrow(/absence_total_of_enough_people/);
    await expect(insert('narrow', 30, 1)).rejects.toThrow(/absence_total_details_of_wide/);
  });

  test('a file that changed after its preview is not imported', async () => {
    const headers = { 'content-type': ABSENCE_MEDIA_TYPE };
    const reply = await hr(
      'POST',
      `/api/absence/import?digest=${'0'.repeat(64)}`,
      waterhoveAbsence(),
      headers,
    );
    expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([409, 'IMPORT_OUTDATED']);
  });

  test('the mapping of own column names is remembered', async () => {
    const cases = testFile('verzuim-waterhove-gevallen.csv').toString().replace('eerste dag', 'Start');
    const upload = absenceUpload([
      { role: 'cases', bytes: cases, columns: { firstDay: 'Start' } },
      employments(),
    ]);
    await importAbsence(hr, upload);
    const { mappings } = (await hr('GET', '/api/absence/import')).json<{
      mappings: Record<string, object>;
    }>();
    expect(mappings).toMatchObject({ cases: { firstDay: 'Start' } });
  });

  test('a manager and the works council may not import', async () => {
    for (const role of ['manager', 'works-council'] as const) {
      const caller = await organisation.signIn(role, role === 'manager' ? 'SD' : undefined);
      expect((await preview(waterhoveAbsence(), caller)).statusCode).toBe(403);
    }
  });
});

test('ready totals per unit and month give figures too', async () => {
  const units = ['SD01', 'SD02', 'SD03'];
  const months = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`);
  const rows = units.flatMap((unit) => months.map((month) => `${unit};${month};20;600;30;2`));
  const text = ['afdelingscode;maand;medewerkers;fte-dagen;verzuimdagen;meldingen', ...rows].join('\n');
  const upload = absenceUpload([{ role: 'totals', bytes: text }], [null, null]);
  const reply = await preview(upload);
  expect(reply.json()).toMatchObject({
    kind: 'totals',
    percentage: 5,
    firstMonth: '2025-01',
    lastMonth: '2025-12',
  });
  const twice = await preview(
    absenceUpload([{ role: 'totals', bytes: `${text}\n${rows[0]}` }], [null, null]),
  );
  expect(twice.json<Refusal>().details).toMatchObject([{ code: 'month-twice', line: 38, detail: '2' }]);
});
