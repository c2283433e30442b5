import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mailAuditHead } from '../../server/features/audit/mail-head.ts';
import { purgeNightly } from '../../server/features/keeping/purge.ts';
import { answerAll, closeCampaign, launchCampaign, tokensByUnit } from '../support/answers.ts';
import { readDocx, readPdf } from '../support/read-documents.ts';
import {
  type Caller,
  employeeCsv,
  startTestHouse,
  type TestHouse,
  type TestOrganisation,
} from '../support/test-house.ts';

let house: TestHouse;
let organisation: TestOrganisation;
let hr: Caller;
let campaignId: string;

const DAYS = { invitations: 10, figures: 400, roster: 30, mail: 30, sessions: 30, audit: 365 };

beforeAll(async () => {
  house = await startTestHouse();
  organisation = await house.makeOrganisation();
  await organisation.importCsv(employeeCsv({ A: 12, B: 12, C: 7 }));
  hr = await organisation.signIn('hr');
});
afterAll(() => house.close());

/** The night also removes sessions that nobody used for a month, so HR signs in again in the morning. */
const night = async (moment: string) => {
  house.clock.now = new Date(moment);
  await purgeNightly(house.doors.gate)(house.doors.work, house.clock.now);
  hr = await organisation.signIn('hr');
};
const report = async (caller = hr) =>
  (await caller('GET', '/api/retention')).json<{
    days: typeof DAYS;
    frozen: { title: string; figures: number; invitations: number }[];
    nights: { day: string; removed: { kind: string; count: number }[] }[];
  }>();
const removedOn = async (day: string) =>
  Object.fromEntries(
    (await report()).nights.find((one) => one.day === day)?.removed.map(({ kind, count }) => [kind, count]) ??
      [],
  );

describe('keeping', () => {
  test('is set within limits, and a campaign keeps to what was promised at its launch', async () => {
    expect((await hr('PUT', '/api/retention', { ...DAYS, figures: 5000 })).statusCode).toBe(400);
    expect((await hr('PUT', '/api/retention', DAYS)).statusCode).toBe(200);
    campaignId = await launchCampaign(house, hr, { title: 'Ronde 2026' });
    const tokens = await tokensByUnit(house, organisation, campaignId);
    for (const unit of ['A', 'B', 'C'])
      await answerAll(house, campaignId, tokens.get(unit) ?? [], (person) => 2 + (person % 3));
    await closeCampaign(house, hr, campaignId);
    expect((await report()).frozen).toEqual([]);
    await hr('PUT', '/api/retention', { ...DAYS, figures: 1826 });
    expect((await report()).frozen).toMatchObject([{ title: 'Ronde 2026', figures: 400, invitations: 10 }]);
  });

  test('removes links after the days of the contract, once a night, and reports it', async () => {
    await night('2026-10-05T01:00:00Z');
    expect(await removedOn('2026-10-05')).toEqual({});
    await night('2026-10-12T01:00:00Z');
    await night('2026-10-12T02:00:00Z');
    // Thirty-one people and the top.
    expect(await removedOn('2026-10-12')).toMatchObject({ invitations: 32 });
  });

  test('removes who left long ago and nobody else', async () => {
    await organisation.importCsv(employeeCsv({ A: 12, B: 12, C: 5 }));
    await night('2026-10-29T01:00:00Z');
    expect(await removedOn('2026-10-29')).toEqual({});
    await night('2026-11-15T01:00:00Z');
    expect(await removedOn('2026-11-15')).toMatchObject({ roster: 2 });
  });

  test('removes the figures of a campaign when their days are over, and then there are none', async () => {
    const results = () => hr('GET', `/api/campaigns/${campaignId}/results`);
    await night('2027-10-20T01:00:00Z');
    expect((await results()).statusCode).toBe(200);
    await night('2027-11-08T01:00:00Z');
    expect((await removedOn('2027-11-08')).figures).toBeGreaterThan(50);
    const gone = await results();
    expect([gone.statusCode, gone.json<{ code: string }>().code]).toEqual([409, 'NOT_PUBLISHED']);
    expect(await rowsWith(campaignId, ['published_cell', 'release', 'block_histogram', 'tally'])).toEqual([]);
  });

  test('removes old entries of the log and keeps the rest of the chain checkable', async () => {
    const administrator = await organisation.signIn('administrator');
    const chain = async () =>
      (await administrator('GET', '/api/audit/chain')).json<{
        brokenAt: null;
        first: number;
        entries: number;
      }>();
    expect(await chain()).toMatchObject({ brokenAt: null, first: expect.any(Number) as number });
    expect((await chain()).first).toBeGreaterThan(1);
    const owner = await asOwner(['audit_entry'], "update audit_entry set actor = 'Iemand anders'").catch(
      String,
    );
    expect(owner).toContain('cannot be changed or removed');
  });
});

describe('an employee who asks', () => {
  test('gets everything that is kept, as JSON and as a table, and is gone after erasing', async () => {
    await launchCampaign(house, hr, { title: 'Ronde 2027', opensOn: '2027-11-08', closesOn: '2027-12-01' });
    const { people } = (await hr('GET', '/api/people?search=p9@example')).json<{
      people: { id: string; number: string }[];
    }>();
    expect(people).toHaveLength(1);
    const id = people[0]?.id ?? '';
    const kept = JSON.parse((await hr('GET', `/api/people/${id}/file.json`)).body) as { messages: object[] };
    expect(kept).toMatchObject({ person: { email: 'p9@example.org', unit: 'Team A' } });
    expect(kept.messages).toHaveLength(1);
    const table = (await hr('GET', `/api/people/${id}/file.csv?language=nl`)).body;
    expect(table).toContain('E-mailadres;p9@example.org');
    expect(await rowsWith('p9@example.org')).toEqual(['employee', 'outbox']);
    expect((await hr('DELETE', `/api/people/${id}`)).statusCode).toBe(200);
    expect(await rowsWith('p9@example.org')).toEqual([]);
    expect(await rowsWith('Achternaam9')).toEqual([]);
    // The log says that somebody was erased, by an identifier that leads nowhere.
    expect(await rowsWith(id)).toEqual(['audit_entry']);
    expect((await hr('GET', `/api/people/${id}`)).statusCode).toBe(404);
  });
});

describe('the documents', () => {
  test.each(['register', 'dpia', 'facts'])(
    '%s says what is set now, on screen, as PDF and as Word',
    async (name) => {
      await hr('PUT', '/api/retention', { ...DAYS, mail: 17 });
      for (const language of ['nl', 'en']) {
        const page = (await hr('GET', `/api/privacy-documents/${name}?language=${language}`)).body;
        expect(page).toContain('Testdam');
        expect(page).toContain('17 da');
        const pdf = await readPdf(
          (await hr('GET', `/api/privacy-documents/${name}/file.pdf?language=${language}`)).rawPayload,
        );
        const docx = await readDocx(
          (await hr('GET', `/api/privacy-documents/${name}/file.docx?language=${language}`)).rawPayload,
        );
        expect([pdf.includes('Testdam'), docx.includes('Testdam')]).toEqual([true, true]);
      }
    },
  );
});

test('on Monday the head of the log goes to everyone of the works council, once, and a change shows', async () => {
  const council = await organisation.signIn('works-council');
  const round = mailAuditHead(house.doors.gate, 'https://peil.example');
  await round(house.doors.work, new Date('2027-11-09T08:00:00Z'));
  expect(await rowsWith('Kenmerk: ')).toEqual([]);
  for (const hour of ['08', '09']) await round(house.doors.work, new Date(`2027-11-15T${hour}:00:00Z`));
  const letters = await asOwner(['outbox'], "select body from outbox where body like '%Kenmerk: %'");
  expect(letters).toHaveLength(1);
  const [, number = '', hash = ''] =
    /regels: (\d+)\nKenmerk: ([0-9a-f]{64})/.exec(String(letters[0]?.body)) ?? [];
  const read = async () =>
    (await council('GET', `/api/audit/chain?number=${number}`)).json<{ hashAt: string; mailed: object[] }>();
  expect(await read()).toMatchObject({ hashAt: hash, mailed: [{ day: '2027-11-15', recipients: 1 }] });
  // Somebody with the rights of the owner rewrites the log, hashes and all: the mail no longer fits.
  await asOwner(
    ['audit_entry'],
    `alter table audit_entry disable trigger user; update audit_entry set hash = sha256(hash) where number = ${number};
     alter table audit_entry enable trigger user`,
  );
  expect((await read()).hashAt).not.toBe(hash);
});

/** Tables that hold a text, as somebody with the rights of the owner finds them. */
async function rowsWith(text: string, only?: readonly string[]): Promise<readonly string[]> {
  const tables = await asOwner(
    [],
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where nspname = 'public' and relkind in ('r', 'p') and not relispartition and relrowsecurity order by 1`,
  );
  const found: string[] = [];
  for (const { name } of tables as unknown as { name: string }[]) {
    if (only && !only.includes(name)) continue;
    const rows = await asOwner(
      [name],
      `select 1 from "${name}" t where to_jsonb(t)::text like '%${text}%' limit 1`,
    );
    if (rows.length > 0) found.push(name);
  }
  return found;
}

async function asOwner(
  tables: readonly string[],
  statement: string,
): Promise<readonly Record<string, unknown>[]> {
  const owner = new pg.Client({ connectionString: house.databaseUrl });
  await owner.connect();
  try {
    for (const name of tables) await owner.query(`alter table "${name}" no force row level security`);
    return ((await owner.query(statement)).rows ?? []) as Record<string, unknown>[];
  } finally {
    for (const name of tables) await owner.query(`alter table "${name}" force row level security`);
    await owner.end();
  }
}
