import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerAll, closeCampaign, launchCampaign, tokensByUnit } from '../support/answers.ts';
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
let campaignId: string;

beforeAll(async () => {
  house = await startTestHouse();
  organisation = await house.makeOrganisation();
  await organisation.importCsv(employeeCsv({ A: 26 }));
  hr = await organisation.signIn('hr');
  campaignId = await campaign((person) => 1 + (person % 5));
});
afterAll(() => house.close());

async function campaign(codeOf: (person: number) => number): Promise<string> {
  const id = await launchCampaign(house, hr, { normId: 'none' });
  const tokens = await tokensByUnit(house, organisation, id);
  await answerAll(house, id, [...tokens.values()].flat(), codeOf);
  await closeCampaign(house, hr, id);
  return id;
}

const about = {
  title: { nl: 'Verzuim', en: 'Absence' },
  source: 'CBS',
  licence: 'CC BY 4.0',
  population: { nl: 'Bedrijven', en: 'Companies' },
  retrieved: '2026-11-20',
};
const cbs = {
  kind: 'cbs',
  ...about,
  tableId: '80072NED',
  unit: 'percentage',
  comparability: 'identical',
  groupColumn: 'BedrijfskenmerkenSBI2008',
  periodColumn: 'Perioden',
  values: [{ column: 'Ziekteverzuimpercentage_1', indicator: 'absence-percentage' }],
  text: testFile('norms/80072ned-sample.csv').toString(),
};
const licence = {
  kind: 'licence-holder',
  ...about,
  unit: 'mean',
  text: testFile('norms/licence-holder.csv').toString(),
};
const code = (reply: { json<T>(): T }) => reply.json<{ code: string }>().code;
interface Beside {
  groups: { code: string }[];
  scales: { id: string; own: number; norm: number; verdict: string; refusal: string | null }[];
}
interface Outside {
  norms: { id: string }[];
  atLaunch: string | null;
  chosen: { group: string; comparability: string; lines: { scale: string }[] } | null;
}
interface Found {
  id: string;
  evidence: { norm: object };
  says: { nl: string };
}
const beside = async (normId: string, group?: string) =>
  (
    await hr('GET', `/api/campaigns/${campaignId}/norms/${normId}${group ? `?group=${group}` : ''}`)
  ).json<Beside>();

test('a preview keeps nothing and names every row that is refused', async () => {
  const preview = (await hr('POST', '/api/norm-previews', cbs)).json<{ count: number; refused: object[] }>();
  expect(preview).toMatchObject({ count: 4 });
  expect(preview.refused).toHaveLength(3);
  const { norms } = (await hr('GET', '/api/norms')).json<{ norms: { origin: string }[] }>();
  expect(norms.every(({ origin }) => origin === 'built-in')).toBe(true);
});

test('a table without a licence, or with a column that is not there, is refused', async () => {
  expect((await hr('POST', '/api/norms', { ...cbs, licence: ' ' })).statusCode).toBe(400);
  const refused = await hr('POST', '/api/norms', { ...cbs, groupColumn: 'Branche' });
  expect([refused.statusCode, code(refused)]).toEqual([422, 'NORM_REFUSED']);
  expect(refused.json()).toMatchObject({ details: { reason: 'column-missing', about: 'Branche' } });
});

describe('a norm that was kept', () => {
  test('stands in the list with its passport and its day of expiry', async () => {
    const { id } = (await hr('POST', '/api/norms', cbs)).json<{ id: string }>();
    const { norms } = (await hr('GET', '/api/norms')).json<{ norms: { id: string }[] }>();
    expect(norms.find((norm) => norm.id === id)).toMatchObject({
      origin: 'cbs',
      rows: 4,
      expires: '2030-09-30',
      expired: false,
    });
    const percentages = await beside(id, 'T001081');
    expect(percentages.scales.every(({ refusal }) => refusal === 'unknown-indicator')).toBe(true);
    expect((await hr('DELETE', `/api/norms/${id}`)).statusCode).toBe(200);
  });

  test('of a licence holder stands beside the own score per group; an unknown group is refused', async () => {
    const { id, refused } = (await hr('POST', '/api/norms', licence)).json<{
      id: string;
      refused: object[];
    }>();
    expect(refused).toHaveLength(2);
    const care = await beside(id, 'care');
    expect(care.groups.map((group) => group.code)).toEqual(['care', 'all']);
    // 27 people: five times 1 to 5, then 1 and 2: (75 + 3) / 27 = 2.89, on 0 to 100 47.2, published in steps of 2.5.
    expect(care.scales.find((scale) => scale.id === 'work-pressure')).toMatchObject({
      own: 47.5,
      norm: 48.5,
      verdict: 'no-clear-difference',
    });
    const autonomy = (await beside(id, 'all')).scales.find((scale) => scale.id === 'autonomy');
    expect(autonomy).toMatchObject({ verdict: 'refused', refusal: 'unknown-group' });
  });

  test('stands beside the figures of a unit on its profile, and in the evidence of a finding', async () => {
    const management = await organisation.signIn('management');
    const unitId = await organisation.unitId('ORG');
    const url = `/api/campaigns/${campaignId}/outside-norms?unitId=${unitId}`;
    const { norms, atLaunch, ...before } = (await management('GET', url)).json<Outside>();
    expect(norms).toHaveLength(1);
    // Before the launch it was decided to put none beside them; whoever asks for one later gets it.
    expect([atLaunch, before.chosen]).toEqual(['none', null]);
    const asked = `&norm=${norms[0]?.id}`;
    const { chosen } = (await management('GET', `${url}${asked}`)).json<Outside>();
    // The table names no sector or size of ours, so its first group stands.
    expect(chosen).toMatchObject({ group: 'care', comparability: 'identical' });
    expect(chosen?.lines.find(({ scale }) => scale === 'work-pressure')).toMatchObject({
      norm: 48.5,
      difference: -1,
      verdict: 'no-clear-difference',
      refusal: null,
    });
    // Team A has no figures of its own: the one person above it would stand out.
    const hidden = `/api/campaigns/${campaignId}/outside-norms?unitId=${await organisation.unitId('A')}${asked}`;
    expect((await management('GET', hidden)).json<Outside>().chosen?.lines).toEqual([]);
    const figures = [{ campaignId, unitId, scale: 'work-pressure' }];
    const { ids } = (await hr('POST', '/api/findings', { figures })).json<{ ids: string[] }>();
    const { findings } = (await hr('GET', '/api/findings')).json<{ findings: Found[] }>();
    const finding = findings.find(({ id }) => id === ids[0]);
    expect(finding?.evidence.norm).toMatchObject({ value: 48.5, comparability: 'identical' });
    expect(finding?.says.nl).toContain('48,5. Vergelijkbaar: zelfde vragen.');
  });

  test('stands in the downloads as it stands on the page, with its passport', async () => {
    const { norms } = (
      await hr('GET', `/api/campaigns/${campaignId}/outside-norms?unitId=${await organisation.unitId('ORG')}`)
    ).json<Outside>();
    const asked = `?norm=${norms[0]?.id}`;
    const file = (ending: string, query = asked) =>
      hr('GET', `/api/campaigns/${campaignId}/report.${ending}${query}`);
    const csv = async (query: string) =>
      (
        parse((await file('csv', query)).rawPayload, { bom: true, delimiter: ';', columns: true }) as Record<
          string,
          string
        >[]
      ).find(({ Onderwerp }) => Onderwerp === 'Werkdruk');
    expect(await csv(asked)).toMatchObject({
      Norm: '48,5',
      Verschil: '-1',
      'Naast de norm': 'Geen duidelijk verschil',
    });
    expect(await csv('')).toMatchObject({ Norm: '', 'Naast de norm': '' });
    const sheets = await readExcelFile((await file('xlsx')).rawPayload);
    const sheet = sheets.find((entry) => entry.sheet === 'Norm van buiten')?.data ?? [];
    expect(sheet.find(([topic]) => topic === 'Werkdruk')?.slice(1, 5)).toEqual([47.5, 48.5, '2023', -1]);
    const passport = ['Bron: CBS.', 'niet vóór de start gekozen', 'Bedrijven', 'Licentie: CC BY 4.0'];
    const said = (text: string) => passport.filter((part) => !text.includes(part));
    expect(said(sheet.map(([line]) => line).join('\n'))).toEqual([]);
    expect(said(await pdfText((await file('pdf')).rawPayload))).toEqual([]);
    const slides = Object.entries(unzipSync((await file('pptx')).rawPayload))
      .filter(([name]) => /slides\/slide\d+\.xml$/.test(name))
      .map(([, bytes]) => strFromU8(bytes))
      .join('\n');
    expect(said(slides)).toEqual([]);
    // In words: a cell that begins with a sign gets a mark against formulas.
    expect(slides).toContain('lager</a:t>');
    expect(await pdfText((await file('pdf', '?norm=none')).rawPayload)).not.toContain('Naast een norm');
  });

  test('of an own campaign counts for exactly the same items, and can be made once', async () => {
    const { id } = (await hr('POST', `/api/campaigns/${campaignId}/norm`)).json<{ id: string }>();
    const { scales } = await beside(id);
    expect(scales.find((scale) => scale.id === 'work-pressure')).toMatchObject({
      own: 47.5,
      norm: 47.5,
      verdict: 'no-clear-difference',
    });
    const again = await hr('POST', `/api/campaigns/${campaignId}/norm`);
    expect([again.statusCode, code(again)]).toEqual([409, 'NORM_ONCE']);
  });

  test('of the product whose questions differ is refused for scores', async () => {
    const { scales } = await beside('nea-psa');
    expect(scales.every(({ verdict }) => verdict === 'refused')).toBe(true);
  });

  test('is nobody else’s', async () => {
    const stranger = await (await house.makeOrganisation()).signIn('hr');
    const { norms } = (await stranger('GET', '/api/norms')).json<{ norms: { origin: string }[] }>();
    expect(norms.every(({ origin }) => origin === 'built-in')).toBe(true);
  });
});

async function pdfText(bytes: Buffer): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(bytes) }).promise;
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, page) => {
      const { items } = await (await pdf.getPage(page + 1)).getTextContent();
      return items.map((item) => ('str' in item ? item.str : '')).join(' ');
    }),
  );
  return pages.join(' ').replace(/\s+/g, ' ');
}
