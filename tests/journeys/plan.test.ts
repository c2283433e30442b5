import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganisation } from '../../server/db/connection.ts';
import { launchBrowser } from '../support/browser.ts';
import { publishCampaign } from '../support/published-campaign.ts';
import { readDocx } from '../support/read-documents.ts';
import { PASSWORD, type RunningHouse, startRunningHouse } from '../support/running-house.ts';
import { expectSound } from '../support/sound-page.ts';
import { calendarDay } from '../../server/domain/calendar.ts';

let house: RunningHouse;
let browser: Browser;
let campaignId: string;

beforeAll(async () => {
  house = await startRunningHouse();
  for (const [email, role] of [
    ['hr@testdam.example', 'hr'],
    ['directie@testdam.example', 'management'],
    ['adviseur@testdam.example', 'adviser'],
    ['or@testdam.example', 'works-council'],
  ] as const)
    await house.addAccount(email, role);
  campaignId = await publishCampaign(house, 'hr@testdam.example');
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

/** Counts what a person does: each click, each field filled in. */
class Desk {
  clicks = 0;
  fields = 0;
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async click(role: 'button' | 'link' | 'checkbox', name: string | RegExp): Promise<void> {
    this.clicks += 1;
    await this.page.getByRole(role, { name }).first().click();
  }

  async fill(label: string | RegExp, value: string): Promise<void> {
    this.fields += 1;
    const fields = this.page.locator('input, textarea');
    await this.page.getByLabel(label).and(fields).first().fill(value);
  }

  sound(): Promise<void> {
    return expectSound(this.page);
  }
}

async function sitDown(email: string): Promise<{ desk: Desk; context: BrowserContext }> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'nl-NL',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  await page.goto(`${house.manageUrl}/login`);
  await page.getByLabel('E-mailadres').fill(email);
  await page.getByLabel('Wachtwoord').fill(PASSWORD);
  await page.getByRole('button', { name: 'Inloggen' }).click();
  await page
    .getByRole('heading', { level: 1 })
    .filter({ hasText: /^(?!Inloggen)/ })
    .waitFor();
  return { desk: new Desk(page), context };
}

/** The boxes of the list once it stands still: what became a finding leaves the list of what asks attention. */
async function settledBoxes(page: Page) {
  const boxes = page.getByRole('checkbox');
  for (let before = -1; before !== (await boxes.count());) {
    before = await boxes.count();
    await page.waitForTimeout(500);
  }
  return boxes.all();
}

test('a red cell becomes a signed inspector file', async () => {
  const { desk, context } = await sitDown('hr@testdam.example');
  const { page } = desk;
  const unitId = await inOrganisation(house.options.doors.web, house.organisationId, (trx) =>
    trx.selectFrom('unit').select('id').where('code', '=', 'ZWAAR').executeTakeFirstOrThrow(),
  );
  const cell = page.getByRole('button', { name: /Maak maatregel/ }).first();
  await page.goto(`${house.manageUrl}/results?campaign=${campaignId}&unit=${unitId.id}`);
  await cell.waitFor();
  await desk.click('button', /Maak maatregel/);
  await desk.fill('Wie pakt het op', 'Toos Top');
  await desk.fill('Klaar op', '2099-06-30');
  await desk.click('button', 'Zet in het plan');
  await page.getByText('De maatregel staat in het plan').first().waitFor();
  const row = { clicks: desk.clicks, fields: desk.fields };
  expect(row).toEqual({ clicks: 2, fields: 2 });

  await page.goto(`${house.manageUrl}/plan/findings`);
  await page.getByText('Vraagt aandacht, nog geen bevinding').waitFor();
  await desk.sound();
  await desk.click('checkbox', 'Kies alles');
  await desk.click('button', /Maak bevinding/);
  await page.getByText('De bevindingen zijn gemaakt').waitFor();
  for (const box of await settledBoxes(page)) {
    await box.check();
    desk.clicks += 1;
  }
  await desk.click('button', /Accepteer \d+ bevindingen/);
  await desk.fill('Geaccepteerd omdat', 'Wordt opgelost met maatregel 1');
  await desk.click('button', 'Onderteken');
  await page.getByText('Opgeslagen.').waitFor();

  // Many rows at once: nothing chosen to change is said, then a month is added and another takes it up.
  await page.goto(`${house.manageUrl}/plan`);
  await page.getByRole('checkbox', { name: 'Kies alles' }).check();
  await page.getByText('1 gekozen').waitFor();
  await page.getByRole('button', { name: 'Pas toe' }).click();
  await page.getByText('Kies eerst wat er moet veranderen.').waitFor();
  await page.getByLabel('Nieuwe eigenaar').fill('Bo Bakker');
  await page.getByLabel('Verschuif de datum').selectOption({ label: '1 maand later' });
  await desk.sound();
  await page.getByRole('button', { name: 'Pas toe' }).click();
  await page.getByText('Bijgewerkte maatregelen: 1.').waitFor();
  await page.getByRole('table').getByText('Bo Bakker').waitFor();
  await page.getByText('30 jul 2099').or(page.getByText('30 juli 2099')).first().waitFor();

  // The finding of the row: its cause, and a theme that is refused as one.
  await page.goto(`${house.manageUrl}/plan`);
  await desk.click('link', /^1\. /);
  await desk.click('link', 'Open de bevinding');
  await desk.fill('Oorzaak', 'Te hoge werkdruk');
  await desk.click('button', 'Voeg oorzaak toe');
  await page.getByText('Dit is de naam van het thema, niet de oorzaak').first().waitFor();
  await desk.fill('Oorzaak', 'Sinds mei staan twee plekken open terwijl het spreekuur doorgaat');
  await desk.click('button', 'Voeg oorzaak toe');
  await page.getByText('Sinds mei staan twee plekken open').first().waitFor();
  await desk.sound();
  await context.close();

  const council = await sitDown('or@testdam.example');
  await council.desk.page.goto(`${house.manageUrl}/plan/versions`);
  await council.desk.fill('Datum', calendarDay(new Date()));
  await council.desk.click('button', /Leg vast.*Ondernemingsraad/);
  await council.desk.page.getByText('Opgeslagen.').waitFor();
  await council.desk.sound();
  await council.context.close();

  const adviser = await sitDown('adviseur@testdam.example');
  await adviser.desk.page.goto(`${house.manageUrl}/plan/versions`);
  for (const [part, name] of [
    ['system-review', /Leg vast.*Toets van het systeem/],
    ['scope-review', /Leg vast.*Toets van de inhoud/],
  ] as const) {
    await adviser.desk.page.locator(`#${part}-on`).fill(calendarDay(new Date()));
    await adviser.desk.page.locator(`#${part}-expert`).fill('K. Deskundige');
    adviser.desk.fields += 2;
    await adviser.desk.click('button', name);
    await adviser.desk.page.locator(`#part-${part}`).locator('..').getByText('Advies gegeven op').waitFor();
  }
  await adviser.context.close();

  const management = await sitDown('directie@testdam.example');
  const signing = management.desk.page;
  await signing.goto(`${house.manageUrl}/plan/versions`);
  await signing.getByText('Alles is er. Het plan kan worden ondertekend.').waitFor();
  await management.desk.fill('Functie', 'Directeur');
  await management.desk.click('button', 'Onderteken versie 1');
  await signing.getByText('Versie 1 is ondertekend').waitFor();
  await management.desk.sound();
  await management.desk.click('link', 'Inspectiedossier');
  const waiting = signing.waitForEvent('download');
  await management.desk.click('link', /Download alles/);
  const file = await waiting;
  expect(file.suggestedFilename()).toBe('inspectiedossier-v1.zip');
  const files = unzipSync(new Uint8Array(readFileSync(await file.path())));
  expect(Object.keys(files).toSorted()).toEqual([
    'inspectiedossier-v1.docx',
    'inspectiedossier-v1.pdf',
    'inspectiedossier-v1.xlsx',
  ]);
  const text = await readDocx(Buffer.from(files['inspectiedossier-v1.docx'] ?? new Uint8Array()));
  expect(text).toContain('Sinds mei staan twee plekken open');
  expect(text).toContain('Directeur');
  await management.context.close();

  const desks = [desk, council.desk, adviser.desk, management.desk];
  const sum = (count: (one: Desk) => number) => desks.reduce((total, one) => total + count(one), 0);
  console.log(
    JSON.stringify({
      journey: 'from red cell to signed inspector file',
      cellToRow: row,
      all: { clicks: sum((one) => one.clicks), fields: sum((one) => one.fields) },
      people: ['hr', 'works-council', 'adviser', 'management'],
    }),
  );
});
