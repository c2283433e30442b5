import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganisation } from '../../server/db/connection.ts';
import type { Definition } from '../../server/domain/questionnaire/definition.ts';
import { answerCampaign } from '../../server/demonstration/answer-campaign.ts';
import { FIRST_YEAR } from '../../server/demonstration/answer-model.ts';
import { closeCampaign, launchCampaign } from '../support/answers.ts';
import { type Cells, readDocx, readPdf, readXlsx } from '../support/read-documents.ts';
import { type Caller, startTestHouse, type TestHouse } from '../support/test-house.ts';

/** The people of the demonstration: 550 of them, simulated, in the teams that it made heavy. */
const ROSTER = join(import.meta.dirname, '..', '..', 'demonstration', 'organisatie-waterhove.csv');

let house: TestHouse;
let hr: Caller;
let management: Caller;
let files: Record<'nl' | 'en', { docx: Buffer; pdf: Buffer; xlsx: Buffer }>;
let withheld: readonly { unit: string; scale: { nl: string; en: string } }[];
let findings: readonly {
  id: string;
  state: string;
  unit: { name: string };
  title: { nl: string; en: string };
  says: { nl: string; en: string };
  riskClass: string;
  rows: { number: number }[];
}[];

beforeAll(async () => {
  house = await startTestHouse();
  const organisation = await house.makeOrganisation('Waterhove');
  await organisation.importCsv(readFileSync(ROSTER));
  hr = await organisation.signIn('hr');
  management = await organisation.signIn('management');
  const campaignId = await launchCampaign(house, hr, {
    questionnaireId: 'stress-risico',
    title: 'Stressrisico',
  });
  const sites = { manage: house.manage, answer: house.answer };
  const work = house.doors.work;
  const people = { sites, work, organisationId: organisation.id, campaignId, seed: 2 };
  await answerCampaign({ ...people, shifts: FIRST_YEAR });
  await closeCampaign(house, hr, campaignId);
  await makePlan(await organisation.signIn('adviser'), await organisation.signIn('works-council'));
  files = { nl: await download('nl'), en: await download('en') };
  withheld = await readWithheld(organisation.id, campaignId);
}, 240_000);
afterAll(() => house.close());

async function makePlan(adviser: Caller, council: Caller): Promise<void> {
  const found = (await hr('GET', '/api/findings')).json<{
    attention: { campaignId: string; unit: { id: string }; scale: string }[];
  }>();
  expect(found.attention.length).toBeGreaterThan(3);
  const figures = found.attention.map(({ campaignId, unit, scale }) => ({
    campaignId,
    unitId: unit.id,
    scale,
  }));
  const { ids } = (await hr('POST', '/api/findings', { figures })).json<{ ids: string[] }>();
  for (const id of ids.slice(0, 3)) {
    await hr('POST', `/api/findings/${id}/causes`, {
      text: 'Sinds mei staan twee plekken open terwijl het spreekuur doorgaat',
      source: 'team-session',
      heardOn: '2026-10-01',
    });
    const row = await hr('POST', `/api/findings/${id}/rows`, {
      measureId: null,
      title: 'Spreekuur alleen met twee mensen',
      description: '=SOM(A1)',
      level: 'team',
      step: 'source',
      stepReason: '',
      owner: 'Toos Top',
      deadline: '2027-03-01',
    });
    expect(row.statusCode).toBe(201);
  }
  await management('POST', '/api/findings/acceptances', {
    findingIds: ids.slice(3),
    because: 'Wordt aangepakt met de maatregelen van het hele cluster',
  });
  const all = (await hr('GET', '/api/findings')).json<{ findings: typeof findings }>().findings;
  for (const { id } of all.filter(({ riskClass }) => riskClass === null))
    await adviser('PUT', `/api/findings/${id}/risk`, {
      inputs: { method: 'three-by-three', likelihood: 2, effect: 3 },
      reported: false,
      override: null,
      reason: '',
    });
  const url = '/api/plan/versions/preparing';
  await council('PUT', `${url}/council`, { kind: 'consent', on: '2026-09-20', note: '' });
  const given = { kind: 'given', on: '2026-09-21', expert: 'K. Deskundige', note: '' };
  await adviser('PUT', `${url}/system-review`, given);
  await adviser('PUT', `${url}/scope-review`, given);
  const signed = await management('POST', `${url}/signature`, {
    name: 'Daan Scholten',
    function: 'Directeur',
  });
  expect([signed.statusCode, signed.body]).toEqual([201, expect.anything()]);
  findings = (await hr('GET', '/api/findings')).json<{ findings: typeof findings }>().findings;
}

async function download(language: 'nl' | 'en') {
  const packed = await hr('GET', `/api/plan/inspector-file.zip?version=1&language=${language}`);
  expect(packed.statusCode).toBe(200);
  const entries = Object.entries(unzipSync(packed.rawPayload));
  const file = (ending: string) =>
    Buffer.from(entries.find(([name]) => name.endsWith(ending))?.[1] ?? new Uint8Array());
  return { docx: file('.docx'), pdf: file('.pdf'), xlsx: file('.xlsx') };
}

/** Every pair of unit and scale that was withheld when the campaign was published. */
async function readWithheld(organisationId: string, campaignId: string) {
  return inOrganisation(house.doors.web, organisationId, async (trx) => {
    const { definition } = await trx
      .selectFrom('campaign')
      .select('definition')
      .where('id', '=', campaignId)
      .executeTakeFirstOrThrow();
    const cells = await trx
      .selectFrom('published_cell')
      .innerJoin('campaign_unit', (join) =>
        join
          .onRef('campaign_unit.campaign_id', '=', 'published_cell.campaign_id')
          .onRef('campaign_unit.unit_id', '=', 'published_cell.unit_id'),
      )
      .select(['campaign_unit.name as unit', 'scale'])
      .where('published_cell.campaign_id', '=', campaignId)
      .where('kind', '=', 'scale')
      .where(sql<boolean>`(cell ->> 'withheld')::boolean`)
      .execute();
    const { scales } = definition as Definition;
    return cells.flatMap(({ unit, scale: id }) => {
      const scale = scales.find((entry) => entry.id === id)?.title;
      return scale ? [{ unit, scale }] : [];
    });
  });
}

const sheet = async (language: 'nl' | 'en', name: string): Promise<Cells> =>
  (await readXlsx(files[language].xlsx)).get(name) ?? [];

test('every figure that asks for attention stands in a row or with its acceptance, in all three files', async () => {
  const [docx, pdf] = [await readDocx(files.nl.docx), await readPdf(files.nl.pdf)];
  const [, ...lines] = await sheet('nl', 'Vraagt aandacht');
  expect(lines).toHaveLength(findings.length);
  for (const [unit, title, , , outcome, rows, because] of lines) {
    const finding = findings.find((entry) => entry.unit.name === unit && entry.title.nl === title);
    expect([unit, title, finding?.state]).toEqual([unit, title, expect.stringMatching(/planned|accepted/)]);
    expect(outcome).toBe(finding?.state === 'planned' ? 'In het plan' : 'Geaccepteerd');
    expect(String(rows ?? '')).toBe(finding?.rows.map(({ number }) => number).join(', '));
    expect(because !== null).toBe(finding?.state === 'accepted');
  }
  for (const { unit, title } of findings) {
    expect(docx).toContain(`${title.nl}, ${unit.name}`);
    expect(pdf).toContain(`${title.nl}, ${unit.name}`.replace(/\s+/g, ' '));
  }
});

test('totals are those of the data', async () => {
  const totals = new Map((await sheet('nl', 'Samenvatting')).map(([label, value]) => [String(label), value]));
  const count = (state: string) => findings.filter((finding) => finding.state === state).length;
  const ofClass = (riskClass: string) => findings.filter((finding) => finding.riskClass === riskClass).length;
  expect(Object.fromEntries(totals)).toMatchObject({
    'Uitkomsten die aandacht vragen': findings.length,
    'waarvan nog zonder besluit': 0,
    Bevindingen: findings.length,
    'waarvan in het plan': count('planned'),
    'waarvan geaccepteerd met reden': count('accepted'),
    'Bevindingen met risico laag': ofClass('low'),
    'Bevindingen met risico middel': ofClass('medium'),
    'Bevindingen met risico hoog': ofClass('high'),
    'Bevindingen met risico zeer hoog': ofClass('very-high'),
    Maatregelen: 3,
  });
  expect(await sheet('nl', 'Plan van aanpak')).toHaveLength(1 + 3);
});

test('no withheld figure stands anywhere', async () => {
  expect(withheld.length).toBeGreaterThan(0);
  const texts = {
    nl: [await readDocx(files.nl.docx), await readPdf(files.nl.pdf)],
    en: [await readDocx(files.en.docx), await readPdf(files.en.pdf)],
  };
  const rows = {
    nl: [...(await readXlsx(files.nl.xlsx)).values()].flat(),
    en: [...(await readXlsx(files.en.xlsx)).values()].flat(),
  };
  for (const { unit, scale } of withheld) {
    for (const language of ['nl', 'en'] as const) {
      for (const text of texts[language]) expect(text).not.toContain(`${scale[language]}, ${unit}`);
      const told = rows[language].filter((row) => row.includes(unit) && row.includes(scale[language]));
      expect([unit, scale[language], told]).toEqual([unit, scale[language], []]);
    }
  }
});

test('dates of works council, expert and signature are printed, and so is who was asked', async () => {
  for (const text of [await readDocx(files.nl.docx), await readPdf(files.nl.pdf)]) {
    expect(text).toContain('Instemming op 20 september 2026');
    expect(text).toContain('Advies van K. Deskundige op 21 september 2026');
    expect(text).toContain('Daan Scholten, Directeur, op 1 oktober 2026');
    expect(text).toContain('Niet getoond');
  }
  const [, campaign] = await sheet('nl', 'Rondes');
  expect(campaign?.slice(0, 1)).toEqual(['Stressrisico']);
  expect(campaign?.[4]).toBeGreaterThan(500);
  expect(campaign?.[7]).toBeGreaterThan(0);
  expect(await readDocx(files.en.docx)).toContain('Consent on 20 September 2026');
});

test('a text that begins like a formula is a text', async () => {
  const [head = [], row = []] = await sheet('nl', 'Plan van aanpak');
  expect(row[head.indexOf('Wat gaan jullie doen')]).toBe("'=SOM(A1)");
});

test('the Word file reads as it was reviewed', async () => {
  const text = (await readDocx(files.nl.docx)).replace(/[0-9a-f]{64}/g, '(controlegetal)');
  await expect(text.replace(/\n{2,}/g, '\n')).toMatchFileSnapshot(
    join(import.meta.dirname, 'golden', 'inspectiedossier.nl.txt'),
  );
});

test('LibreOffice, where there is one, opens the Word and Excel files', () => {
  const office = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path));
  if (!office) return;
  const folder = mkdtempSync(join(tmpdir(), 'werkpeil-office-'));
  try {
    writeFileSync(join(folder, 'file.docx'), files.nl.docx);
    writeFileSync(join(folder, 'file.xlsx'), files.nl.xlsx);
    const convert = ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'pdf'];
    for (const name of ['file.docx', 'file.xlsx']) {
      execFileSync(office, [...convert, '--outdir', folder, join(folder, name)], { timeout: 60_000 });
      expect(readFileSync(join(folder, 'file.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
      rmSync(join(folder, 'file.pdf'));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
