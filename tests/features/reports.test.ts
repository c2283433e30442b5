import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerAll, closeCampaign, launchCampaign, tokensByUnit } from '../support/answers.ts';
import {
  type Caller,
  employeeCsv,
  startTestHouse,
  type TestHouse,
  type TestOrganisation,
} from '../support/test-house.ts';

/** A hostile name for a unit: a formula in the eyes of a spreadsheet. */
const FORMULA = '=HYPERLINK("http://x.example")';

interface Results {
  readonly scales: readonly { readonly id: string; readonly title: { readonly nl: string } }[];
  readonly figures: Record<string, { readonly withheld: boolean; readonly mean?: number }>;
}

let house: TestHouse;
let organisation: TestOrganisation;
let hr: Caller;
let base: string;
let unitA: string;
let results: Results;
let ofTop: Results;

beforeAll(async () => {
  house = await startTestHouse();
  organisation = await house.makeOrganisation();
  const csv = employeeCsv({ A: 20, B: 12, FOUR: 4 }).replaceAll(
    'Team B',
    `"${FORMULA.replaceAll('"', '""')}"`,
  );
  await organisation.importCsv(csv);
  hr = await organisation.signIn('hr');
  const campaignId = await launchCampaign(house, hr);
  const tokens = await tokensByUnit(house, organisation, campaignId);
  await answerAll(house, campaignId, tokens.get('A') ?? [], (person, item) => 1 + ((person + item) % 4));
  await answerAll(house, campaignId, tokens.get('B') ?? [], (person) => 2 + (person % 4));
  await closeCampaign(house, hr, campaignId);
  base = `/api/campaigns/${campaignId}`;
  unitA = await organisation.unitId('A');
  results = (await hr('GET', `${base}/results?unitId=${unitA}`)).json<Results>();
  ofTop = (await hr('GET', `${base}/results`)).json<Results>();
}, 60_000);
afterAll(() => house.close());

const file = async (ending: string, query = '') => {
  const reply = await hr('GET', `${base}/report.${ending}${query}`);
  expect(reply.statusCode).toBe(200);
  return reply;
};

const shownMeans = ({ scales, figures }: Results) =>
  scales.flatMap(({ id, title }) => {
    const figure = figures[id];
    return figure && !figure.withheld ? [[title.nl, figure.mean as number] as const] : [];
  });

describe('the table as CSV', () => {
  test('has the figures of the screen, in Dutch notation, and none for what is withheld', async () => {
    const { rawPayload, headers } = await file('csv', `?unitId=${unitA}`);
    expect(headers['content-type']).toContain('text/csv');
    const rows = parse(rawPayload, { bom: true, delimiter: ';', columns: true }) as Record<string, string>[];
    const figures = rows
      .filter(({ Cijfer }) => Cijfer !== '')
      .map((row) => [row.Onderwerp, Number(row.Cijfer?.replace(',', '.'))]);
    expect(figures).toEqual(shownMeans(results).map((pair) => [...pair]));
    expect(rows.length).toBe(results.scales.length);
    expect(
      rows.map(
        ({ Cijfer, 'Soort cijfer': kind }) =>
          (Cijfer === '') === (kind === 'te weinig antwoorden om te tonen'),
      ),
    ).not.toContain(false);
  });

  test('a name that is a formula is text', async () => {
    const { body } = await file('csv');
    expect(body).toContain(`"'=HYPERLINK(""http://x.example"")"`);
    expect(body).not.toMatch(/(^|[;"])=HYPERLINK/m);
  });
});

describe('the workbook', () => {
  test('opens in a reader, has the figures of the screen as numbers and carries out nothing', async () => {
    const { rawPayload } = await file('xlsx');
    const sheets = await readExcelFile(rawPayload);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Onderwerpen', 'Afdelingen', 'Uitleg']);
    const [, ...rows] = sheets[0]?.data ?? [];
    const top = rows.slice(0, ofTop.scales.length);
    expect(top.filter((row) => typeof row[4] === 'number').map((row) => [row[2], row[4]])).toEqual(
      shownMeans(ofTop).map((pair) => [...pair]),
    );
    const xml = Object.entries(unzipSync(rawPayload)).filter(([name]) => name.includes('worksheets'));
    expect(xml.map(([, bytes]) => new TextDecoder().decode(bytes)).join('')).not.toContain('<f>');
    expect(rows.flat()).toContain(`'${FORMULA}`);
  });

  test('the total of the column is the total of the screen', async () => {
    const { rawPayload } = await file('xlsx', `?unitId=${unitA}`);
    const [first] = await readExcelFile(rawPayload);
    const sum = (first?.data ?? []).slice(1).reduce((total, row) => total + Number(row[4] ?? 0), 0);
    expect(sum).toBe(shownMeans(results).reduce((total, [, mean]) => total + mean, 0));
  });
});

describe('the report as PDF', () => {
  test('has headings, a table, and pictures with words, in the language of the reader', async () => {
    const { rawPayload } = await file('pdf', `?unitId=${unitA}&language=nl`);
    const pdf = await getDocument({ data: new Uint8Array(rawPayload) }).promise;
    const roles = new Set<string>();
    const alts: string[] = [];
    let text = '';
    for (let page = 1; page <= pdf.numPages; page += 1) {
      const opened = await pdf.getPage(page);
      collect((await opened.getStructTree()) as Node, roles, alts);
      const { items } = await opened.getTextContent();
      text += items.map((item) => ('str' in item ? item.str : '')).join(' ');
    }
    for (const role of ['H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD', 'Figure'])
      expect([...roles]).toContain(role);
    expect(alts[0]).toContain('Dezelfde cijfers staan in de tabel');
    for (const [title] of shownMeans(results)) expect(text).toContain(title.split(' ')[0]);
    expect(text).toContain('De norm is de hele organisatie');
    const metadata = await pdf.getMetadata();
    expect(metadata.info).toMatchObject({ Title: 'Resultaten van Team A', Language: 'nl-NL' });
  });
});

describe('the slides', () => {
  test('hold charts of PowerPoint itself, with the figures of the screen', async () => {
    const { rawPayload } = await file('pptx', `?unitId=${unitA}`);
    const parts = unzipSync(rawPayload);
    const charts = Object.entries(parts).filter(([name]) => /charts\/chart\d+\.xml$/.test(name));
    expect(charts.length).toBeGreaterThan(0);
    const values = charts.flatMap(([, bytes]) => {
      const [series = ''] = new TextDecoder().decode(bytes).split('</c:ser>');
      const [, numbers = ''] = series.split('<c:val>');
      return [...numbers.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map((match) => Number(match[1]));
    });
    expect(values.toSorted((a, b) => a - b)).toEqual(
      shownMeans(results)
        .map(([, mean]) => mean)
        .toSorted((a, b) => a - b),
    );
  });
});

describe('who may have it', () => {
  test('a manager gets the own unit and is refused another', async () => {
    const manager = await organisation.signIn('manager', 'A');
    const own = await manager('GET', `${base}/report.csv`);
    expect([own.statusCode, own.body.includes('Team A'), own.body.includes('HYPERLINK')]).toEqual([
      200,
      true,
      false,
    ]);
    for (const ending of ['pdf', 'xlsx', 'csv', 'pptx']) {
      const refused = await manager(
        'GET',
        `${base}/report.${ending}?unitId=${await organisation.unitId('B')}`,
      );
      expect(refused.statusCode).toBe(403);
    }
  });
});

interface Node {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly Node[];
}

function collect(node: Node | null, roles: Set<string>, alts: string[]): void {
  if (!node) return;
  if (node.role) roles.add(node.role);
  if (node.alt) alts.push(node.alt);
  for (const child of node.children ?? []) collect(child, roles, alts);
}
