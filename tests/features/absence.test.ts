import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inOrganisation } from '../../server/db/connection.ts';
import { absenceUpload, importAbsence, waterhoveAbsence } from '../support/absence-upload.ts';
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

interface Year {
  heads: number;
  headDays: number;
  employmentDays: number;
  sickDays: number;
  percentage: number;
  frequency: number;
  frequencyInterval: { lower: number; upper: number } | null;
  reports: { value: number; atMost: boolean };
  details: {
    interval: { lower: number; upper: number } | null;
    heads: number;
    duration: number;
    ended: number;
    people: { frequent: { people: number }; zero: { people: number; of: number } };
  } | null;
}
interface Share {
  percentage: number;
  sickDays: number;
  employmentDays: number;
}
interface Overview {
  imported: object | null;
  year: Year | null;
  before: Year | null;
  countedAt: string | null;
  months: { month: string; sickDays: number; employmentDays: number; rolling: Share | null }[];
  quarters: { quarter: string; now: Share; before: Share }[];
  children: { unit: { name: string }; year: Year | null; countedAt: string | null }[];
  categories: { dimension: string; group: string; figures: Year }[];
  norms: {
    kind: string;
    period: string;
    value: number;
    own: Share | null;
    imported: boolean;
    passport: object;
  }[];
  expected: { expected: number; everyone: number; covered: number } | null;
}

beforeAll(async () => {
  house = await startTestHouse();
  house.clock.now = new Date('2026-11-25T08:00:00Z');
  organisation = await house.makeOrganisation();
  await organisation.importCsv(testFile('organisatie-waterhove.csv'));
  hr = await organisation.signIn('hr');
});
afterAll(() => house.close());

const overview = async (code?: string, caller = hr): Promise<Overview> => {
  const query = code === undefined ? '' : `?unitId=${await organisation.unitId(code)}`;
  const reply = await caller('GET', `/api/absence${query}`);
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json<Overview>();
};

test('before any import there is nothing, and that is said', async () => {
  expect(await overview()).toMatchObject({ imported: null, year: null, months: [] });
});

describe('the year from November 2025 to October 2026', () => {
  beforeAll(() => importAbsence(hr, waterhoveAbsence()));

  /** Counted day by day from the two files by a separate program in Python. */
  test('of the organisation is what a count day by day gives', async () => {
    const { year } = await overview();
    expect(year).toMatchObject({ heads: 542, headDays: 197_830, reports: { value: 582, atMost: false } });
    expect(year?.sickDays).toBeCloseTo(8049.0, 1);
    expect(year?.employmentDays).toBeCloseTo(158_650.9, 1);
    expect(year?.percentage).toBeCloseTo(5.0734, 4);
    expect(year?.frequency).toBeCloseTo(1.0738, 4);
  });

  test('of a department and of a team is what a count day by day gives', async () => {
    const department = (await overview('SD')).year;
    expect(department).toMatchObject({ heads: 117, reports: { value: 162 } });
    expect(department?.percentage).toBeCloseTo(4.9709, 4);
    const team = (await overview('SD04')).year;
    expect(team).toMatchObject({ heads: 13, reports: { value: 22 } });
    expect(team?.percentage).toBeCloseTo(8.1635, 4);
    expect(team?.frequency).toBeCloseTo(1.6923, 4);
  });

  test('durations, often and never absent stand at groups of fifty and leave out who is in none', async () => {
    const { year } = await overview();
    expect(year?.details).toMatchObject({ heads: 541, ended: 601 });
    expect(year?.details?.duration).toBeCloseTo(22.5474, 4);
    expect(year?.details?.people).toMatchObject({ frequent: { people: 44 }, zero: { people: 152, of: 541 } });
    const team = await overview('SD04');
    expect(team.year?.details).toBeNull();
    expect([team.months, team.quarters]).toEqual([[], []]);
  });

  test('the percentage has a margin from two hundred employees on, the same as Python gives over the same people', async () => {
    // 4.168 to 6.175 over all 542, counted day by day by a separate program; in tenths, outwards.
    expect((await overview()).year?.details?.interval).toEqual({ lower: 4.1, upper: 6.2 });
    const department = (await overview('SD')).year;
    expect(department?.details?.heads).toBeGreaterThan(50);
    expect(department?.details?.interval).toBeNull();
  });

  test('a unit without figures of its own says where its people are counted', async () => {
    const { children } = await overview('SD');
    for (const child of children) expect(child.year === null).toBe(child.countedAt !== null);
  });

  test('the months of a year add up to it', async () => {
    const { months } = await overview();
    expect(months).toHaveLength(24);
    expect(months.slice(0, 11).every(({ rolling }) => rolling === null)).toBe(true);
    expect(months.at(-1)?.rolling?.percentage).toBeCloseTo(5.0585, 4);
  });

  test('a quarter is its three months, beside the same quarter a year before', async () => {
    const { months, quarters } = await overview();
    expect(quarters.map(({ quarter }) => quarter)).toEqual(['2026Q1', '2026Q2', '2026Q3']);
    const inMonths = (names: string[]) =>
      months.filter(({ month }) => names.includes(month)).reduce((sum, { sickDays }) => sum + sickDays, 0);
    expect(quarters[0]?.now.sickDays).toBeCloseTo(inMonths(['2026-01', '2026-02', '2026-03']), 8);
    expect(quarters[0]?.before.sickDays).toBeCloseTo(inMonths(['2025-01', '2025-02', '2025-03']), 8);
    for (const { now, before } of quarters)
      for (const { percentage, sickDays, employmentDays } of [now, before])
        expect(percentage).toBeCloseTo((100 * sickDays) / employmentDays, 10);
  });

  test('categories of employees stand at the organisation only, each of ten or more', async () => {
    const { categories } = await overview();
    expect(new Set(categories.map(({ dimension }) => dimension)).size).toBeGreaterThan(0);
    for (const { figures } of categories) expect(figures.heads).toBeGreaterThanOrEqual(10);
    const heads = categories
      .filter(({ dimension }) => dimension === 'age')
      .reduce((sum, { figures }) => sum + figures.heads, 0);
    expect(heads).toBeCloseTo(542);
    expect((await overview('SD')).categories).toEqual([]);
  });

  test('expected absence follows from the ages of the staff', async () => {
    const { expected } = await overview();
    expect(expected?.everyone).toBe(8.2);
    expect(expected?.expected).toBeGreaterThan(6);
    expect(expected?.covered).toBeGreaterThan(0.9);
  });

  test('a manager sees the own units and no other', async () => {
    const manager = await organisation.signIn('manager', 'SD');
    expect((await overview(undefined, manager)).year?.heads).toBe(117);
    const foreign = await manager('GET', `/api/absence?unitId=${await organisation.unitId('RD')}`);
    expect(foreign.statusCode).toBe(403);
    const other = await house.makeOrganisation('Elders');
    const stranger = await other.signIn('hr');
    expect((await stranger('GET', '/api/absence')).json()).toMatchObject({ imported: null });
  });
});

describe('a norm', () => {
  test('stands beside the own percentage over exactly its quarters', async () => {
    const { norms } = await overview();
    expect(norms.map(({ kind, period, value }) => [kind, period, value])).toEqual([
      ['all', '2024Q4-2025Q3', 5.38],
      ['size', '2024Q4-2025Q3', 6.25],
    ]);
    // October 2024 was not imported, so the four quarters are not all there.
    expect(norms[0]?.own).toBeNull();
    await importAbsence(hr, waterhoveAbsence(['2024-10', '2026-09']));
    const own = (await overview()).norms[0]?.own;
    expect(own?.percentage).toBeGreaterThan(3);
    expect(own?.percentage).toBeCloseTo((100 * (own?.sickDays ?? 0)) / (own?.employmentDays ?? 1), 10);
  });

  test('of newer quarters comes in as any norm does, averaged over four in a row: 5.4, 5.8, 5.2 and 5.1 are 5.375', async () => {
    const sent = await hr('POST', '/api/norms', {
      kind: 'cbs',
      title: { nl: 'Verzuim', en: 'Absence' },
      source: 'CBS StatLine',
      licence: 'CC BY 4.0',
      population: { nl: 'Werknemers', en: 'Employees' },
      retrieved: '2026-11-20',
      tableId: '80072NED',
      unit: 'percentage',
      comparability: 'identical',
      groupColumn: 'BedrijfskenmerkenSBI2008',
      periodColumn: 'Perioden',
      values: [{ column: 'Ziekteverzuimpercentage_1', indicator: 'absence-percentage' }],
      text: testFile('cbs-80072ned-voorbeeld.csv').toString(),
    });
    expect(sent.statusCode, sent.body).toBe(201);
    const norm = (await overview()).norms[0];
    expect(norm).toMatchObject({ kind: 'all', period: '2024Q4-2025Q3', imported: true });
    expect(norm?.value).toBeCloseTo(5.375);
    expect(norm?.passport).toMatchObject({ sourceTable: '80072NED', retrieved: '2026-11-20' });
    await hr('DELETE', `/api/norms/${sent.json<{ id: string }>().id}`);
    expect((await overview()).norms[0]).toMatchObject({ value: 5.38, imported: false });
  });
});

describe('a finding', () => {
  test('of a figure keeps it as it stood, once', async () => {
    const unitId = await organisation.unitId('SD04');
    const make = (figure: string) => hr('POST', '/api/absence/findings', { unitId, figure });
    const first = await make('percentage');
    expect(first.statusCode, first.body).toBe(201);
    expect((await make('percentage')).json()).toEqual(first.json());
    expect((await make('duration')).statusCode).toBe(409);
    const stored = await inOrganisation(house.doors.web, organisation.id, (trx) =>
      trx
        .selectFrom('finding')
        .selectAll()
        .where('id', '=', first.json<{ id: string }>().id)
        .executeTakeFirstOrThrow(),
    );
    expect(stored).toMatchObject({ kind: 'absence', unit_id: unitId, field_4a: 'absence' });
    expect(stored.evidence).toMatchObject({ kind: 'absence', unit: 'Schuldhulp' });
  });

  test('of somebody else’s unit is refused', async () => {
    const manager = await organisation.signIn('manager', 'RD');
    const unitId = await organisation.unitId('SD04');
    const reply = await manager('POST', '/api/absence/findings', { unitId, figure: 'percentage' });
    expect(reply.statusCode).toBe(403);
  });
});

test('prices begin with defaults and are kept when an organisation has its own', async () => {
  const before = (await hr('GET', '/api/absence/prices')).json<{
    prices: Record<string, number>;
    own: boolean;
  }>();
  expect(before).toMatchObject({ own: false, prices: { perDayLow: 250, daysPerCase: 180 } });
  await hr('PUT', '/api/absence/prices', { ...before.prices, perDayLow: 300 });
  expect((await hr('GET', '/api/absence/prices')).json()).toMatchObject({
    own: true,
    prices: { perDayLow: 300 },
    defaults: { perDayLow: 250 },
  });
});

test('fewer than five reports of a small group are told as a bound, without an interval', async () => {
  const units = ['SD01', 'SD02'];
  const months = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`);
  const rows = units.flatMap((unit, u) =>
    months.map((month, at) => `${unit};${month};20;600;10;${u === 0 && at < 3 ? 1 : u === 1 ? 1 : 0}`),
  );
  const text = ['afdelingscode;maand;medewerkers;fte-dagen;verzuimdagen;meldingen', ...rows].join('\n');
  await importAbsence(hr, absenceUpload([{ role: 'totals', bytes: text }], [null, null]));
  expect((await overview('SD01')).year).toMatchObject({
    reports: { value: 4, atMost: true },
    frequencyInterval: null,
  });
  expect((await overview('SD02')).year).toMatchObject({ reports: { value: 12, atMost: false } });
});
