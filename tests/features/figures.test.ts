import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerAsPerson, readMaterial } from '../../server/demonstration/simulated-person.ts';
import { readPdf, readXlsx } from '../support/read-documents.ts';
import { closeCampaign, fillIn, launchCampaign, tokensByUnit } from '../support/answers.ts';
import {
  type Caller,
  employeeCsv,
  startTestHouse,
  type TestHouse,
  type TestOrganisation,
} from '../support/test-house.ts';

/** Two teams of four count together, at the top; of one team nobody answers. Every other person is under 35, the others 55 or over. */
const TEAMS = { A: 14, B: 10, SMALL: 4, TINY: 4, SILENT: 6 };

let house: TestHouse;
let organisation: TestOrganisation;
let hr: Caller;
const campaigns: Record<string, string> = {};

interface Figure {
  kind: string;
  withheld: boolean;
  elsewhereAtMost?: number;
  mean?: { value: number };
  share?: { value: number; bound: string };
  n?: { from: number };
}
interface Figures {
  unit: { name: string };
  figure: Figure | null;
  items: { id: string; figure: Figure }[];
  cuts: { cut: string; groups: { categories: { nl: string }[]; figure: Figure }[] }[];
  asked: { nl: string }[];
}
interface Coverage {
  units: {
    name: string;
    shown: number;
    scales: number;
    countedAt: { name: string } | null;
    countsFor: { name: string }[];
  }[];
  together: { name: string; own: boolean; figures: { figure: Figure }[] } | null;
}

const code = (reply: { json<T>(): T }) => reply.json<{ code: string }>().code;
const figuresOf = async (caller: Caller, campaign: string, query: string) =>
  (await caller('GET', `/api/campaigns/${campaigns[campaign]}/figures?${query}`)).json<Figures>();
const coverageFor = async (caller: Caller) =>
  (await caller('GET', `/api/campaigns/${campaigns.werkbeleving}/coverage`)).json<Coverage>();

async function play(questionnaireId: string, variant: string): Promise<void> {
  const draft = { questionnaireId, variant, title: questionnaireId, cuts: ['age-band'] };
  const id = await launchCampaign(house, hr, draft as object);
  const tokens = await tokensByUnit(house, organisation, id);
  const material = await readMaterial(house.answer, id);
  for (const [team, people] of tokens) {
    if (team === 'ORG' || team === 'SILENT') continue;
    for (const [person, token] of people.entries()) {
      const filled = fillIn(material.definition, () => (team === 'A' ? 4 : 2));
      const background = [person % 2 === 0 ? 1 : 3];
      await answerAsPerson(house, material, token, { ...filled, background });
    }
  }
  await closeCampaign(house, hr, id);
  campaigns[questionnaireId] = id;
}

beforeAll(async () => {
  house = await startTestHouse();
  organisation = await house.makeOrganisation();
  await organisation.importCsv(employeeCsv(TEAMS));
  hr = await organisation.signIn('hr');
  await play('werkbeleving', 'short');
  await play('stress-risico', 'short');
});
afterAll(() => house.close());

describe('the figures of one scale', () => {
  test('hold the scale, its questions and a whole table by background', async () => {
    const unitId = await organisation.unitId('ORG');
    const { figure, items, cuts, asked } = await figuresOf(
      hr,
      'werkbeleving',
      `unitId=${unitId}&scale=work-pressure`,
    );
    // By hand: 14 people at 75 and 18 at 25 is 46.9, in steps of 2.5.
    expect(figure).toMatchObject({ withheld: false, mean: { value: 47.5 }, n: { from: 30 } });
    expect(items.length).toBeGreaterThan(0);
    expect(items.every((item) => item.figure.mean?.value === 47.5)).toBe(true);
    expect(asked.map(({ nl }) => nl)).toEqual(['Hoe oud ben je?']);
    expect(cuts).toHaveLength(1);
    expect(cuts[0]?.groups.flatMap(({ categories }) => categories.map(({ nl }) => nl))).toEqual(
      expect.arrayContaining(['Jonger dan 35 jaar', '55 jaar of ouder']),
    );
    // Sixteen people in each group, seven of them of A: 46.9 as well, in steps of 5.
    expect(cuts[0]?.groups.map((group) => group.figure.mean?.value)).toEqual([45, 45]);
  });

  test('of a team of four are withheld in every part, and its tables are not there', async () => {
    const unitId = await organisation.unitId('SMALL');
    const { figure, items, cuts } = await figuresOf(
      hr,
      'werkbeleving',
      `unitId=${unitId}&scale=work-pressure`,
    );
    expect(figure).toEqual({ kind: 'scale', unit: unitId, scale: 'work-pressure', withheld: true });
    for (const { id, figure: own } of items)
      expect(own).toEqual({ kind: 'item', unit: unitId, scale: 'work-pressure', item: id, withheld: true });
    expect(cuts).toEqual([]);
  });

  test('of undesired behaviour are shown for the unit above, never for a team, however large', async () => {
    const of = async (unit: string) =>
      (
        await figuresOf(
          hr,
          'stress-risico',
          `unitId=${await organisation.unitId(unit)}&scale=undesired-behaviour`,
        )
      ).items;
    const [whole] = await of('ORG');
    expect(whole?.figure).toMatchObject({
      kind: 'prevalence',
      withheld: false,
      share: { bound: 'at-least' },
    });
    const [team] = await of('A');
    expect(team?.figure).toEqual({
      kind: 'prevalence',
      unit: await organisation.unitId('A'),
      scale: 'undesired-behaviour',
      item: team?.id,
      withheld: true,
    });
  });

  test('of another team are refused to a manager, and an unknown scale is not found', async () => {
    const manager = await organisation.signIn('manager', 'A');
    const address = `/api/campaigns/${campaigns.werkbeleving}/figures`;
    const foreign = await manager('GET', `${address}?unitId=${await organisation.unitId('B')}`);
    expect([foreign.statusCode, code(foreign)]).toEqual([403, 'NOT_ALLOWED']);
    const unknown = await hr('GET', `${address}?scale=happiness`);
    expect([unknown.statusCode, code(unknown)]).toEqual([404, 'NOT_FOUND']);
  });
});

describe('what counts where', () => {
  test('says that a team of four counts one level up, without saying how many', async () => {
    const { units, together } = await coverageFor(hr);
    expect(units.find(({ name }) => name === 'Team SMALL')).toMatchObject({
      shown: 0,
      countedAt: { name: 'Organisatie ORG' },
    });
    expect(together).toMatchObject({ name: 'Organisatie ORG', own: true });
    expect(JSON.stringify(units)).not.toMatch(/"(counted|answered|n)":/);
  });

  test('is no empty page for the manager of that team: the figures that hold its answers are there', async () => {
    const { units, together } = await coverageFor(await organisation.signIn('manager', 'SMALL'));
    expect(units).toMatchObject([{ name: 'Team SMALL', shown: 0, countedAt: { name: 'Organisatie ORG' } }]);
    expect(together).toMatchObject({ name: 'Organisatie ORG', own: false });
    expect(together?.figures.every(({ figure }) => !figure.withheld)).toBe(true);
  });

  test('lets the manager of a large team stay at the own figures', async () => {
    const { units, together } = await coverageFor(await organisation.signIn('manager', 'A'));
    expect(units[0]).toMatchObject({ name: 'Team A', countedAt: null });
    expect(units[0]?.shown).toBe(units[0]?.scales);
    expect(together).toMatchObject({ name: 'Team A', own: true });
    expect(together?.figures[0]?.figure.elsewhereAtMost).toBe(0);
  });
});

test('a campaign asks at most three background questions that exist', async () => {
  const draft = (cuts: string[]) =>
    hr('POST', '/api/campaigns', {
      questionnaireId: 'werkbeleving',
      variant: 'short',
      title: 'Proef',
      opensOn: '2026-10-01',
      closesOn: '2026-10-20',
      unitIds: [],
      cuts,
    });
  expect(code(await draft(['postcode']))).toBe('UNKNOWN_CUT');
  expect(code(await draft(['age-band', 'age-band']))).toBe('UNKNOWN_CUT');
  expect((await draft(['age-band', 'contract', 'tenure-band', 'function-group'])).statusCode).toBe(400);
  const made = (await draft([])).json<{ id: string }>();
  const { cuts } = (await hr('GET', `/api/campaigns/${made.id}`)).json<{ cuts: string[] }>();
  expect(cuts).toEqual([]);
});

test('a withheld figure looks the same in every export, whether four people answered or nobody', async () => {
  const base = `/api/campaigns/${campaigns.werkbeleving}/report`;
  const csv = (await hr('GET', `${base}.csv`)).body.split(/\r?\n/);
  const linesOf = (team: string, lines: readonly string[]) =>
    lines.filter((line) => line.includes(team)).map((line) => line.replaceAll(team, '*'));
  const small = linesOf('SMALL', csv);
  expect(small.length).toBeGreaterThan(10);
  expect(linesOf('SILENT', csv)).toEqual(small);
  expect(linesOf('TINY', csv)).toEqual(small);

  for (const [name, data] of await readXlsx((await hr('GET', `${base}.xlsx`)).rawPayload)) {
    const rows = data.map((row) => JSON.stringify(row));
    expect([name, linesOf('SILENT', rows)]).toEqual([name, linesOf('SMALL', rows)]);
  }
  const whole = await Promise.all(
    ['SMALL', 'SILENT'].map(async (team) => {
      const page = await hr('GET', `${base}.pdf?unitId=${await organisation.unitId(team)}`);
      return (await readPdf(page.rawPayload)).replaceAll(team, '*');
    }),
  );
  expect(whole[0]).toBe(whole[1]);
});
