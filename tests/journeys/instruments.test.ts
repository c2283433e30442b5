import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganisation } from '../../server/db/connection.ts';
import { launchBrowser } from '../support/browser.ts';
import { PASSWORD, type RunningHouse, startRunningHouse } from '../support/running-house.ts';

let house: RunningHouse;
let browser: Browser;
let hr: Page;
const complaints: string[] = [];

beforeAll(async () => {
  house = await startRunningHouse();
  await house.addAccount('hr@testdam.example', 'hr');
  const { doors } = house.options;
  await inOrganisation(doors.web, house.organisationId, (trx) =>
    trx
      .insertInto('unit')
      .values({
        organisation_id: house.organisationId,
        id: '00000000-0000-4000-8000-000000000001',
        parent_id: null,
        code: 'TOP',
        name: 'Testdam',
      })
      .execute(),
  );
  browser = await launchBrowser();
  hr = await (
    await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'nl-NL' })
  ).newPage();
  hr.on('pageerror', (error) => complaints.push(error.message));
  await hr.goto(`${house.manageUrl}/login`);
  await hr.getByLabel('E-mailadres').fill('hr@testdam.example');
  await hr.getByLabel('Wachtwoord').fill(PASSWORD);
  await hr.getByRole('button', { name: 'Inloggen' }).click();
  await hr.waitForURL((url) => !url.pathname.startsWith('/login'));
});
afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

async function expectSound(): Promise<void> {
  const { violations } = await new AxeBuilder({ page: hr }).withTags(['wcag2a', 'wcag2aa']).analyze();
  expect(violations.map(({ id, nodes }) => `${hr.url()} ${id}: ${nodes[0]?.html}`)).toEqual([]);
}

test('HR adds a module and a statement, is told of a double question, and reads the whole questionnaire', async () => {
  await hr.goto(`${house.manageUrl}/campaigns/new`);
  await hr.getByRole('checkbox', { name: /Samenwerken in het team/ }).check();
  await hr.getByRole('button', { name: 'Voeg een stelling toe' }).click();
  await hr.getByLabel('Stelling in het Nederlands').fill('Ik heb zin in de verhuizing en in het rooster.');
  await hr.getByText('Dit lijken twee vragen in één.').waitFor();
  await hr.getByLabel('Stelling in het Nederlands').fill('Ik heb zin in de verhuizing.');
  await hr.getByLabel('Korte naam voor de resultaten').fill('Verhuizing');
  await expectSound();
  await hr.getByRole('button', { name: 'Maak concept' }).click();
  await hr.getByRole('link', { name: 'Lees alle vragen van deze ronde' }).click();
  await hr.getByRole('heading', { name: 'Vragen van je eigen organisatie' }).waitFor();
  await hr.getByText('Ik heb zin in de verhuizing.').waitFor();
  await hr.getByText('In ons team helpen we elkaar als het druk is.').waitFor();
});

test('an edit is a new version; the comparison names what changed and where the trend ends', async () => {
  await hr.goto(`${house.manageUrl}/instruments/werkomgeving/1.0.0`);
  await hr.getByRole('button', { name: 'Maak een nieuwe versie' }).click();
  await hr.waitForURL(/own\.1\/edit$/);
  await hr.locator('summary').first().click();
  await hr.getByLabel('Vraag 1 (Nederlands)').fill('');
  await hr.getByRole('button', { name: 'Bewaar en bekijk' }).click();
  await hr.getByText(/Vraag 1 \(Nederlands\):\s*Vul dit in/).waitFor();
  await hr.getByLabel('Vraag 1 (Nederlands)').fill('Kun je op je werkplek goed zitten?');
  await expectSound();
  await hr.getByRole('button', { name: 'Bewaar en bekijk' }).click();
  await hr.getByRole('button', { name: 'Publiceer' }).click();
  await hr.getByText('Gepubliceerd', { exact: true }).waitFor();
  await hr.goto(`${house.manageUrl}/instruments/werkomgeving/compare?from=1.0.0&to=1.0.0-own.1`);
  await hr.getByText('De trend van deze schaal stopt').waitFor();
  await hr.getByText('Schalen die anders zijn: 1. Hetzelfde gebleven: 0.').waitFor();
  await expectSound();
});

test('the try-out shows what an employee sees and sends nothing', async () => {
  const sent: string[] = [];
  hr.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url());
  });
  await hr.goto(`${house.manageUrl}/instruments/vitaliteit/1.0.0/try?variant=short`);
  await hr.getByText('Zou je meedoen aan sport met collega').waitFor();
  for (
    let screen = 0;
    screen < 20 && (await hr.getByRole('button', { name: 'Volgende' }).count()) > 0;
    screen += 1
  )
    await hr.getByRole('button', { name: 'Volgende' }).click();
  await hr.getByRole('heading', { name: 'Dit was de hele vragenlijst' }).waitFor();
  expect(sent).toEqual([]);
});

test('an XLSForm is read with a report and waits for its licence', async () => {
  await hr.goto(`${house.manageUrl}/instruments/import`);
  await hr.locator('input[type=file]').setInputFiles('tests/files/instruments/xlsform.xlsx');
  await hr.getByRole('heading', { name: 'Niet overgenomen: 12' }).waitFor();
  await hr.getByText('Vul in onder welke licentie je deze vragen mag gebruiken.').first().waitFor();
  await expectSound();
});

test('a table of CBS is read, with every line that is refused', async () => {
  await hr.goto(`${house.manageUrl}/instruments/norms/new`);
  await hr.locator('input[type=file]').setInputFiles('tests/files/norms/80072ned-sample.csv');
  await hr.getByRole('button', { name: 'Bekijk wat er wordt overgenomen' }).click();
  await hr.getByRole('heading', { name: '4 cijfers worden overgenomen' }).waitFor();
  await hr.getByText('De groep «999999» kennen we niet.').waitFor();
  await expectSound();
  expect(complaints).toEqual([]);
});
