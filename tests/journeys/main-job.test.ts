import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganisation } from '../../server/db/connection.ts';
import { answerAsPerson, readMaterial } from '../../server/demonstration/simulated-person.ts';
import { fillIn } from '../support/answers.ts';
import { launchBrowser } from '../support/browser.ts';
import { PASSWORD, type RunningHouse, startRunningHouse } from '../support/running-house.ts';
import { expectSound } from '../support/sound-page.ts';
import { employeeCsv } from '../support/test-house.ts';

const TEAMS = { ZORG: 14, ICT: 12, KLEIN: 4 };

let house: RunningHouse;
let browser: Browser;
let desk: BrowserContext;
let hr: Page;
/** Whatever a page complains about: faults of scripts and breaches of the security policy. */
const complaints: string[] = [];
let employeeLink = '';

beforeAll(async () => {
  house = await startRunningHouse();
  await house.addAccount('hr@testdam.example', 'hr');
  browser = await launchBrowser();
  desk = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'nl-NL',
    acceptDownloads: true,
  });
  hr = await newPage(desk);
});
afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

async function newPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|violates/i.test(message.text())) complaints.push(message.text());
  });
  return page;
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(`${house.manageUrl}/login`);
  await page.getByLabel('E-mailadres').fill(email);
  await page.getByLabel('Wachtwoord').fill(PASSWORD);
  await page.getByRole('button', { name: 'Inloggen' }).click();
  await page
    .getByRole('heading', { level: 1 })
    .filter({ hasText: /^(?!Inloggen)/ })
    .waitFor();
}

test('a wrong password is told in a sentence', async () => {
  await hr.goto(`${house.manageUrl}/login`);
  await hr.getByLabel('E-mailadres').fill('hr@testdam.example');
  await hr.getByLabel('Wachtwoord').fill('niet het goede wachtwoord');
  await hr.getByRole('button', { name: 'Inloggen' }).click();
  await hr.getByText('Het e-mailadres of het wachtwoord klopt niet.').first().waitFor();
  await expectSound(hr);
});

test('HR imports the employees after seeing what will change', async () => {
  await signIn(hr, 'hr@testdam.example');
  await hr.goto(`${house.manageUrl}/organisation/import`);
  await hr.setInputFiles('input[type=file]', {
    name: 'fout.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('personeelsnummer;achternaam\n1;Jansen'),
  });
  await hr.getByText('fout.csv is niet geïmporteerd').first().waitFor();
  expect(await hr.getByText('afdelingscode', { exact: false }).first().isVisible()).toBe(true);
  await expectSound(hr);

  await hr.setInputFiles('input[type=file]', {
    name: 'goed.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(employeeCsv(TEAMS)),
  });
  await hr.getByText('Dit gaat er veranderen').first().waitFor();
  await expectSound(hr);
  await hr.getByRole('button', { name: 'Voer deze wijzigingen door' }).click();
  await hr.getByText('De organisatie is bijgewerkt').first().waitFor();
  await hr.goto(`${house.manageUrl}/organisation`);
  await hr.getByText('Team ZORG').first().waitFor();
  await expectSound(hr);
});

test('HR drags a team elsewhere, moves it with the keyboard, and takes both back', async () => {
  const row = (name: string) => hr.getByRole('row', { name });
  const depthOf = (name: string) =>
    row(name)
      .locator('th > span')
      .evaluate((line) => parseFloat(getComputedStyle(line).paddingLeft));
  const before = await depthOf('Team KLEIN');
  await row('Team KLEIN').dragTo(row('Team ZORG'));
  await hr.getByText('Team KLEIN staat nu onder Team ZORG.').waitFor();
  await expect.poll(() => depthOf('Team KLEIN')).toBeGreaterThan(before);
  await hr.getByRole('button', { name: 'Maak ongedaan' }).click();
  await hr.getByText('De wijziging is teruggedraaid.').waitFor();
  await expect.poll(() => depthOf('Team KLEIN')).toBe(before);

  await hr.getByRole('button', { name: 'Wijzig Team KLEIN' }).focus();
  await hr.keyboard.press('Enter');
  await hr.getByRole('menuitem', { name: 'Verplaats' }).waitFor();
  while (!(await hr.getByRole('menuitem', { name: 'Verplaats' }).evaluate((item) => item.matches(':focus'))))
    await hr.keyboard.press('ArrowDown');
  await hr.keyboard.press('Enter');
  await hr.getByRole('dialog').waitFor();
  await hr.getByLabel('Komt onder').focus();
  await hr.keyboard.type('Team ICT');
  await hr.getByLabel('Geldt vanaf').focus();
  await hr.keyboard.press('Enter');
  await hr.getByText('Team KLEIN is gewijzigd.').waitFor();
  await expect.poll(() => depthOf('Team KLEIN')).toBeGreaterThan(before);
  await expectSound(hr);
  await hr.getByRole('button', { name: 'Maak ongedaan' }).press('Enter');
  await hr.getByText('De wijziging is teruggedraaid.').waitFor();

  await hr.getByRole('link', { name: 'Geschiedenis' }).click();
  const lines = hr.getByRole('row').filter({ hasText: 'Team KLEIN van' });
  await expect.poll(() => lines.count()).toBe(4);
  await expectSound(hr);
});

test('HR makes a campaign, sees which groups are too small, and launches it', async () => {
  await hr.goto(`${house.manageUrl}/campaigns/new`);
  await hr.getByText('Kort', { exact: true }).click();
  await hr.getByLabel('Naam van de ronde').fill('Hoe gaat het in Testdam');
  await hr.getByRole('button', { name: 'Maak concept' }).click();
  await hr.getByText('Voor je start').first().waitFor();
  await hr.getByText('31', { exact: true }).first().waitFor();
  await hr.getByText('Bekijk welke').click();
  await hr.getByText('Team KLEIN', { exact: false }).first().waitFor();
  await expectSound(hr);
  await hr.getByRole('button', { name: 'Start ronde' }).click();
  await hr.getByRole('button', { name: 'Start ronde en nodig uit' }).click();
  await hr.getByText('De ronde loopt').first().waitFor({ timeout: 60_000 });
  await hr.getByText('De acht woorden').first().waitFor();
  await expectSound(hr);
});

test('without a mail server the mailbox shows the invitation with its link', async () => {
  await hr.getByRole('link', { name: 'Open het postvak' }).click();
  await hr.getByLabel('Zoek op naam of mailadres').fill('p2@example.org');
  await hr.getByText('p2@example.org').first().click();
  const link = hr.getByRole('link', { name: /\/s#/ });
  await link.waitFor();
  employeeLink = (await link.getAttribute('href')) ?? '';
  expect(employeeLink).toMatch(/\/s#[\w-]{43}$/);
  await expectSound(hr);
});

test('an employee answers on a phone, and gets a receipt', async () => {
  const phone = await browser.newContext({
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    locale: 'nl-NL',
  });
  const page = await newPage(phone);
  const cookies = () => phone.cookies();
  await page.goto(employeeLink);
  await page.getByText('Je antwoorden tellen mee in de groep').first().waitFor();
  await page.getByText('Team ZORG', { exact: false }).first().waitFor();
  await expectSound(page);
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('progressbar', { name: /Vraag 1 van/ }).waitFor();
  await expectSound(page);
  const byHand = () => page.getByRole('switch', { name: /Ga vanzelf door/ }).uncheck();
  await byHand();
  for (
    let screen = 0;
    screen < 80 && !(await page.getByRole('button', { name: 'Stuur in' }).isVisible());
    screen += 1
  ) {
    for (const group of await page.locator('fieldset').all()) {
      const radios = group.getByRole('radio');
      if ((await radios.count()) >= 4) await radios.nth(3).check({ force: true });
    }
    await page.getByRole('button', { name: 'Volgende' }).click();
    if (screen !== 3) continue;
    // A reload in the middle: the draft is on the device, and the place is kept.
    await page.reload();
    await page.getByRole('progressbar', { name: /Vraag 5 van/ }).waitFor();
    await byHand();
  }
  await expectSound(page);
  await page.getByRole('button', { name: 'Stuur in' }).click();
  await page.getByText('Dank je wel, je antwoorden zijn binnen').first().waitFor({ timeout: 30_000 });
  await page
    .getByText(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)
    .first()
    .waitFor();
  await expectSound(page);
  expect(await cookies()).toEqual([]);

  await page.goto('about:blank');
  await page.goto(employeeLink);
  await page.getByRole('heading', { name: /al gebruikt|Dank je wel|al geantwoord/ }).waitFor();
  await expectSound(page);
  await phone.close();
});

test('an unknown link and an address without a link each have their own screen', async () => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'nl-NL',
    colorScheme: 'dark',
  });
  const page = await newPage(context);
  await page.goto(`${house.answerUrl}/s#${'x'.repeat(43)}`);
  await page.getByRole('heading', { name: 'Deze link kennen we niet' }).waitFor();
  await expectSound(page);
  await page.goto('about:blank');
  await page.goto(house.answerUrl);
  await page.getByRole('heading', { name: 'Open de link uit je uitnodiging' }).waitFor();
  await expectSound(page);
  const opens = context.waitForEvent('page');
  await page.getByRole('link', { name: /^Vragenlijst voor jezelf/ }).click();
  await (await opens).getByRole('heading', { name: 'Vragenlijst voor jezelf' }).waitFor();
  await context.close();
});

test('colleagues answer, HR closes, and the counting is shown to the end', async () => {
  const { campaignId, tokens } = await readPost();
  const material = await readMaterial(house.apps.answer, campaignId);
  for (const { token, unit } of tokens) {
    const code = unit === 'ZORG' ? 4 : 2;
    await answerAsPerson(
      house.apps,
      material,
      token,
      fillIn(material.definition, (item) => (item % 7 === 0 ? 3 : code)),
    );
  }
  await hr.goto(`${house.manageUrl}/campaigns/${campaignId}`);
  await hr.getByRole('button', { name: 'Sluit ronde' }).click();
  await hr.getByRole('button', { name: 'Sluit ronde en tel' }).click();
  await hr.getByText('De resultaten staan klaar').first().waitFor({ timeout: 60_000 });
  await hr
    .getByText(/\d+ antwoorden zijn geteld/)
    .first()
    .waitFor();
  await expectSound(hr);
});

test('after the release the own link of an employee leads to what the group said and what is done', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'nl-NL' });
  const page = await newPage(context);
  await page.goto(employeeLink);
  await page.getByRole('heading', { name: 'Deze vragenlijst is gesloten' }).waitFor();
  const toPage = page.getByRole('link', { name: 'Naar de pagina van je groep' });
  await toPage.waitFor();
  await expectSound(page);
  const opens = context.waitForEvent('page');
  await toPage.click();
  const followed = await opens;
  await followed.getByRole('heading', { name: 'Dit zeiden jullie, dit doen we' }).waitFor();
  await followed
    .getByText(/, gesloten op /)
    .first()
    .waitFor();
  await followed.getByRole('heading', { name: 'Dit doen we', exact: true }).waitFor();
  await expectSound(followed);
  expect(new URL(followed.url()).origin).toBe(house.answerUrl);
  await context.close();
});

test('a manager sees the own team, makes a measure and downloads the plan', async () => {
  await house.addAccount('manager@testdam.example', 'manager', 'ZORG');
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'nl-NL',
    acceptDownloads: true,
  });
  const page = await newPage(context);
  await signIn(page, 'manager@testdam.example');
  await page.goto(`${house.manageUrl}/results/profile`);
  await page.getByRole('heading', { level: 1, name: 'Resultaten van Team ZORG' }).waitFor();
  await page.locator('canvas').first().waitFor();
  await page
    .getByText(/10–14 antwoorden|15–19 antwoorden/)
    .first()
    .waitFor();
  await expectSound(page);
  await page.getByText('Toon als tabel').first().click();
  await page.getByRole('table').first().waitFor();
  expect(await page.getByRole('row').count()).toBeGreaterThan(10);

  await page.getByText('Toon als grafiek').first().click();

  // Two clicks (open, save) and two fields (owner, date).
  await page
    .getByRole('button', { name: /Maak maatregel/ })
    .first()
    .click();
  await page.getByLabel('Wie pakt het op').fill('Toos Top');
  await page.getByLabel('Klaar op').fill('2027-06-30');
  await expectSound(page);
  await page.getByRole('button', { name: 'Zet in het plan' }).click();
  await page.getByText('De maatregel staat in het plan').first().waitFor();

  await page.goto(`${house.manageUrl}/plan`);
  await page.getByText('Toos Top').first().waitFor();
  await expectSound(page);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download als PDF' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^plan-van-aanpak-\d{4}-\d\d-\d\d\.pdf$/);

  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of ['/results', '/results/profile', '/plan', '/']) {
    await page.goto(`${house.manageUrl}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForTimeout(500);
    await expectSound(page);
  }
  await context.close();
});

test('HR sees why a small team has no figures', async () => {
  await hr.goto(`${house.manageUrl}/results`);
  await hr.getByRole('heading', { level: 1, name: /Resultaten van/ }).waitFor();
  await hr.getByText('te weinig antwoorden om te tonen').first().waitFor();
  await expectSound(hr);
});

test('no page broke a script or the security policy', () => {
  expect(complaints).toEqual([]);
});

interface Post {
  readonly campaignId: string;
  readonly tokens: readonly { readonly token: string; readonly unit: string }[];
}

/** The links of everyone but the employee of the phone; of team ZORG and ICT all, of team KLEIN three. */
async function readPost(): Promise<Post> {
  return inOrganisation(house.options.doors.work, house.organisationId, async (trx) => {
    const rows = await trx
      .selectFrom('outbox')
      .innerJoin('employee', 'employee.email', 'outbox.recipient')
      .innerJoin('unit', 'unit.id', 'employee.unit_id')
      .select(['outbox.body', 'outbox.campaign_id as campaignId', 'unit.code as unit'])
      .orderBy('employee.number')
      .execute();
    const small = rows.filter((row) => row.unit === 'KLEIN').slice(0, 3);
    const tokens = rows
      .filter((row) => row.unit !== 'KLEIN' || small.includes(row))
      .map((row) => ({ token: /#([\w-]{43})/.exec(row.body)?.[1] ?? '', unit: row.unit }))
      .filter(({ token }) => !employeeLink.endsWith(token));
    return { campaignId: rows[0]?.campaignId ?? '', tokens };
  });
}
