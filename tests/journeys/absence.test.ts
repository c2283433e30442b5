import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganisation } from '../../server/db/connection.ts';
import { launchBrowser } from '../support/browser.ts';
import { PASSWORD, type RunningHouse, startRunningHouse } from '../support/running-house.ts';
import { expectSound } from '../support/sound-page.ts';
import { signInAs, testFile } from '../support/test-house.ts';

let house: RunningHouse;
let browser: Browser;
let hr: Page;
const complaints: string[] = [];

beforeAll(async () => {
  house = await startRunningHouse();
  await house.addAccount('hr@testdam.example', 'hr');
  const call = await signInAs(house.apps.manage, 'hr@testdam.example', PASSWORD);
  const text = { 'content-type': 'text/csv' };
  const employees = testFile('organisatie-waterhove.csv');
  const preview = await call('POST', '/api/organisation/import/preview', employees, text);
  const { digest } = preview.json<{ digest: string }>();
  await call('POST', `/api/organisation/import?digest=${digest}`, employees, text);
  await publishScores();
  browser = await launchBrowser();
  const desk = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'nl-NL' });
  desk.setDefaultTimeout(30_000);
  hr = await desk.newPage();
  hr.on('pageerror', (error) => complaints.push(error.message));
  hr.on('console', (message) => {
    if (/Content Security Policy|violates/i.test(message.text())) complaints.push(message.text());
  });
});
afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

/** A campaign of September 2025 with a published score of work pressure for every unit. */
async function publishScores(): Promise<void> {
  const organisation_id = house.organisationId;
  const [campaign_id, release_id] = [randomUUID(), randomUUID()];
  const now = new Date('2025-09-16T08:00:00Z');
  const scale = {
    id: 'werkdruk',
    title: { nl: 'Werkdruk', en: 'Work pressure' },
    report: 'scale',
    higherIs: 'unfavourable',
    items: [],
  };
  await inOrganisation(house.options.doors.work, organisation_id, async (trx) => {
    const units = await trx.selectFrom('unit').select(['id', 'code']).orderBy('code').execute();
    await trx
      .insertInto('campaign')
      .values({
        organisation_id,
        id: campaign_id,
        questionnaire_id: 'werkbeleving',
        questionnaire_version: '1.0.0',
        variant: 'short',
        title: 'Werkbeleving 2025',
        status: 'published',
        opens_on: '2025-09-01',
        closes_on: '2025-09-15',
        minimum_group: 5,
        definition: JSON.stringify({ scales: [scale], answerSets: {}, background: [] }),
        manifest: '{}',
        created_at: now,
        launched_at: now,
        closed_at: now,
        published_at: now,
      })
      .execute();
    const rules = { rules: '{}', plans: '{}', digest: 'x' };
    await trx
      .insertInto('release')
      .values({ organisation_id, id: release_id, campaign_id, number: 1, released_at: now, ...rules })
      .execute();
    const cell = (at: number) =>
      JSON.stringify({
        kind: 'scale',
        withheld: false,
        scale: 'werkdruk',
        mean: { value: 35 + ((at * 13) % 40), bound: 'about', step: 1 },
        n: { from: 10, to: 14 },
        sd: null,
        thirds: null,
      });
    await trx
      .insertInto('published_cell')
      .values(
        units.map(({ id }, at) => ({
          organisation_id,
          release_id,
          campaign_id,
          unit_id: id,
          kind: 'scale',
          scale: 'werkdruk',
          cell: cell(at),
        })),
      )
      .execute();
  });
}

const heading = (name: string | RegExp) => hr.getByRole('heading', { name }).first();
const file = (name: string) => ({ name, mimeType: 'text/csv', buffer: testFile(name) });

test('HR imports two years, after a file with diagnoses was refused', async () => {
  await hr.goto(`${house.manageUrl}/login`);
  await hr.getByLabel('E-mailadres').fill('hr@testdam.example');
  await hr.getByLabel('Wachtwoord').fill(PASSWORD);
  await hr.getByRole('button', { name: 'Inloggen' }).click();
  await hr.getByRole('link', { name: 'Verzuim', exact: true }).click();
  await hr.getByRole('link', { name: 'Importeer verzuim' }).click();
  await heading('Verzuim importeren').waitFor();
  const [cases, employments] = [
    hr.getByLabel('Kies een bestand: Verzuimgevallen'),
    hr.getByLabel('Kies een bestand: Dienstverbanden per medewerker'),
  ];
  await cases.setInputFiles({ ...file('bad/verzuim-met-diagnose.csv'), name: 'met-diagnose.csv' });
  await employments.setInputFiles(file('verzuim-waterhove-dienstverbanden.csv'));
  await hr.getByLabel('Eerste maand').selectOption('2024-10');
  await hr.getByLabel('Laatste maand').selectOption('2026-09');
  await hr.getByRole('button', { name: 'Bekijk wat dit geeft' }).click();
  await hr.getByText('Er is niets bewaard').first().waitFor();
  await hr.getByText('Die mag een werkgever niet vastleggen', { exact: false }).first().waitFor();
  await expectSound(hr);

  await cases.setInputFiles(file('verzuim-waterhove-gevallen.csv'));
  await hr.getByRole('button', { name: 'Bekijk wat dit geeft' }).click();
  await heading('Dit geeft de import').waitFor();
  await expectSound(hr);
  await hr.getByRole('button', { name: 'Importeer', exact: true }).click();
  await hr.getByRole('link', { name: 'Bekijk de cijfers' }).click();
});

test('the figures show their sum, and stand beside the norm of the same quarters', async () => {
  await heading('Verzuim van Waterhove').waitFor();
  await hr.getByText('Toon mijn berekening').first().click();
  await hr
    .getByText(/100 × [\d.,]+ gewogen verzuimdagen ÷ [\d.,]+ dienstverbanddagen/)
    .first()
    .waitFor();
  await heading('Naast Nederland').waitFor();
  await hr.getByRole('link', { name: 'Nieuwe kwartalen toevoegen' }).click();
  await hr.locator('input[type=file]').setInputFiles(file('cbs-80072ned-voorbeeld.csv'));
  await hr.getByRole('button', { name: 'Bekijk wat er wordt overgenomen' }).click();
  await hr.getByText('Alle bedrijfstakken, 2025Q3', { exact: false }).waitFor();
  await hr.getByRole('button', { name: 'Bewaar deze norm' }).click();
  await hr.getByText('(eigen import)', { exact: false }).first().waitFor();
  await everySumOpens();
  await expectSound(hr);
});

/** Every row of figures opens the sum behind it, and each sum ends in the figure of its row. */
async function everySumOpens(): Promise<void> {
  const buttons = hr.getByRole('button', { name: /^Berekening/ });
  const all = await buttons.count();
  expect(all).toBeGreaterThan(20);
  await buttons.evaluateAll((list) => list.forEach((button) => (button as HTMLElement).click()));
  expect(await hr.getByRole('button', { name: /^Berekening/, expanded: true }).count()).toBe(all);
  const wrong = await hr.evaluate(() =>
    [...document.querySelectorAll('button[aria-expanded=true]')].flatMap((button) => {
      const row = button.closest('tr');
      const shown = (row?.textContent ?? '').match(/[\d.]+(,\d)?(?=%)/g) ?? [];
      const sum = row?.nextElementSibling?.textContent ?? '';
      const ends = (sum.match(/= ([\d.,]+)%/g) ?? []).map((end) =>
        Number(end.slice(2, -1).replace('.', '').replace(',', '.')),
      );
      const missing = shown.filter(
        (figure) => !ends.some((end) => Math.abs(end - Number(figure.replace(',', '.'))) < 0.51),
      );
      return missing.length > 0 || ends.length === 0 ? [`${row?.textContent} / ${sum}`] : [];
    }),
  );
  expect(wrong).toEqual([]);
}

test('a round of the policy is begun and a topic answered', async () => {
  await hr.getByRole('link', { name: 'Beleid', exact: true }).click();
  await hr.getByRole('button', { name: 'Begin een ronde' }).click();
  await hr.getByText('Verzuimbeleid met visie en doelen', { exact: true }).click();
  await hr.getByLabel('Is het er?').first().selectOption('partly');
  await hr.getByLabel('Werkt het?').first().selectOption('unknown');
  await hr.getByRole('button', { name: /^Bewaar ?: Verzuimbeleid met visie/ }).click();
  await hr.getByText('Deels · Niet bekend').first().waitFor();
  await expectSound(hr);
});

test('the relation with work becomes a finding, and the finding a row of the plan', async () => {
  await hr.getByRole('link', { name: 'Verzuim en werk' }).click();
  await hr.getByText('Lees dit eerst').waitFor();
  await hr
    .getByText(/Samenhang \(Spearman\)/)
    .first()
    .waitFor();
  await hr
    .getByRole('button', { name: /Toon de punten/ })
    .first()
    .click();
  await hr.locator('canvas').first().waitFor();
  await expectSound(hr);
  await hr
    .getByRole('button', { name: /Maak bevinding/ })
    .first()
    .click();
  await hr.waitForURL(/\/plan\/findings\//);
  await hr.getByRole('button', { name: 'Maak maatregel' }).first().click();
  await hr.getByLabel('Wie pakt het op').fill('Hoofd Sociaal Domein');
  await hr.getByLabel('Klaar op').fill('2030-06-30');
  await hr.locator('#measure-title').fill('Werkdruk bespreken in elk team');
  await hr.getByRole('button', { name: 'Zet in het plan' }).click();
  await hr.waitForURL(/\/plan\/rows\//);
  await hr.getByText('Werkdruk bespreken in elk team').first().waitFor();
});

test('the Gatekeeper calendar and the return schedule send nothing', async () => {
  await hr.goto(`${house.manageUrl}/absence/calendar`);
  await hr.getByLabel('Eerste ziektedag').waitFor();
  const requests: string[] = [];
  hr.on('request', (request) => {
    if (!request.url().startsWith('blob:')) requests.push(request.url());
  });
  await hr.getByLabel('Eerste ziektedag').fill('2026-01-05');
  await hr.getByText('26 oktober 2026').first().waitFor();
  const download = hr.waitForEvent('download');
  await hr.getByRole('button', { name: 'Zet in mijn agenda (.ics)' }).click();
  expect((await download).suggestedFilename()).toBe('poortwachter.ics');
  expect(requests).toEqual([]);
  expect(await hr.evaluate(() => JSON.stringify(localStorage) + location.href)).not.toContain('2026-01-05');
  await expectSound(hr);

  await hr.goto(`${house.manageUrl}/absence/return-plan`);
  await hr.getByText(/Gunstig: volledig terug op/).waitFor();
  requests.splice(0);
  await hr.getByLabel('Uren per week bij de start').fill('4');
  await hr.getByText(/Voorzichtig: op/).waitFor();
  expect(requests).toEqual([]);
  await expectSound(hr);
});

test('no page broke a script or the security policy', () => {
  expect(complaints).toEqual([]);
});
