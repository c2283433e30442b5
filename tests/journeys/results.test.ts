import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { largeCampaign } from '../support/large-campaign.ts';
import { PASSWORD, type RunningHouse, startRunningHouse } from '../support/running-house.ts';
import { expectSound } from '../support/sound-page.ts';
import { signInAs } from '../support/test-house.ts';

/** What the four roles see, for whoever wants to look: three widths, light and dark. */
const PICTURES = join(import.meta.dirname, '..', '..', 'build', 'pictures-of-results');
const SIZES = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];
const ANSWERS = 700;

let house: RunningHouse;
let browser: Browser;
const complaints: string[] = [];

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  house = await startRunningHouse();
  await largeCampaign(house, { units: 41, scales: 12, answers: ANSWERS, years: 3 });
  await house.addAccount('directie@testdam.example', 'management');
  await house.addAccount('leider@testdam.example', 'manager', `A001-${ANSWERS}`);
  await house.addAccount('adviseur@testdam.example', 'adviser');
  await house.addAccount('or@testdam.example', 'works-council');
  await bringNorm();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

/** A norm for the first two subjects, as its holder brings it. */
async function bringNorm(): Promise<void> {
  const adviser = await signInAs(house.apps.manage, 'adviseur@testdam.example', PASSWORD);
  const words = (text: string) => ({ nl: text, en: text });
  const reply = await adviser('POST', '/api/norms', {
    kind: 'licence-holder',
    title: words('Vergelijkingsgroep gemeenten'),
    source: 'Voorbeeldbureau',
    licence: 'Met toestemming',
    population: words('Medewerkers van twaalf gemeenten'),
    retrieved: '2026-10-01',
    unit: 'mean',
    text: [
      'indicator;group_code;group_nl;period;value;sd;n',
      'work-pressure;all;Alle gemeenten;2026;41;20;2400',
      'autonomy;all;Alle gemeenten;2026;63;20;2400',
    ].join('\n'),
  });
  expect([reply.statusCode, reply.body]).toEqual([201, expect.anything()]);
}

async function openAs(email: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'nl-NL',
    colorScheme: 'light',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|violates/i.test(message.text())) complaints.push(message.text());
  });
  await page.goto(`${house.manageUrl}/login`);
  await page.getByLabel('E-mailadres').fill(`${email}@testdam.example`);
  await page.getByLabel('Wachtwoord').fill(PASSWORD);
  await page.getByRole('button', { name: 'Inloggen' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/login'));
  return { context, page };
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${house.manageUrl}${path}`);
  await page.getByRole('navigation', { name: 'Resultaten, per vraag' }).waitFor();
  await page.waitForLoadState('networkidle');
}

/** Six pictures of a page, and a check at the narrowest in the dark and the widest in the light. */
async function lookAt(page: Page, role: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await page.screenshot({
        path: join(PICTURES, `${role}-${size.width}-${colorScheme}.png`),
        fullPage: true,
      });
      if ((colorScheme === 'dark') === (size.width === 360) && size.width !== 768) await expectSound(page);
    }
  }
}

test('management reads four answers, walks the grid by keyboard and opens a measure with Enter', async () => {
  const { context, page } = await openAs('directie');
  await open(page, '/results');
  for (const question of ['Hoe staan we ervoor?', 'Waar wringt het?', 'Wat is er veranderd?', 'Wat nu?'])
    await page.getByText(question).waitFor();
  await page.getByText(/71%/).first().waitFor();
  await lookAt(page, 'management');

  await open(page, '/results/teams');
  const grid = page.getByRole('grid');
  await grid
    .getByRole('button', { name: /Werkdruk/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/sort=work-pressure/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  const focused = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  expect(focused).toMatch(/^.+, (Afdeling|Team) \d+: /);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByLabel('Wie pakt het op').waitFor();
  await page.keyboard.press('Escape');
  await page.reload();
  await grid.waitFor();
  expect(page.url()).toContain('sort=work-pressure');
  await expectSound(page);
  await context.close();
});

test('every picture has a table and a file with its passport', async () => {
  const { context, page } = await openAs('directie');
  await open(page, '/results/profile');
  await page.getByRole('button', { name: /^Toon als tabel.*Onderwerp voor onderwerp/ }).click();
  await page.getByRole('table').first().waitFor();
  expect(page.url()).toContain('table=profile');
  await page.getByRole('button', { name: /^Toon als grafiek.*Onderwerp voor onderwerp/ }).click();
  for (const kind of ['SVG', 'PNG']) {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Bewaar grafiek' }).first().click();
    await page.getByRole('menuitem', { name: kind }).click();
    const file = readFileSync((await (await download).path()) as string);
    if (kind === 'PNG') expect(file.subarray(1, 4).toString()).toBe('PNG');
    else {
      const svg = file.toString();
      expect(svg).toContain('Onderwerp voor onderwerp');
      expect(svg).toContain('Werkdruk');
      expect(svg).toContain('Werkbeleving 2026');
      expect(/.{60}(NaN|undefined).{20}/.exec(svg)?.[0] ?? '').toBe('');
    }
  }
  await expectSound(page);
  await page.getByRole('heading', { name: 'Naast een norm van buiten deze ronde' }).waitFor();
  await page.getByRole('button', { name: /^Toon als tabel.*Naast een norm/ }).click();
  await page.getByRole('row', { name: /Regelmogelijkheden.*63/ }).waitFor();
  await open(page, '/results/change');
  await page.getByRole('heading', { name: 'Over 3 rondes heen' }).waitFor();
  await page.getByLabel('Onderwerp', { exact: true }).selectOption({ label: 'Werkdruk' });
  await page.waitForURL(/subject=work-pressure/);
  await page.screenshot({ path: join(PICTURES, 'series-1440-light.png'), fullPage: true });
  await page.getByRole('button', { name: /^Toon als tabel.*Over 3 rondes/ }).click();
  await page.getByRole('columnheader', { name: 'Werkbeleving 2024', exact: true }).waitFor();
  await expectSound(page);
  for (const path of [
    '/results/change',
    '/results/priorities?table=priority,quadrant',
    '/results/teams?table=heat',
  ]) {
    await open(page, path);
    await expectSound(page);
  }
  await context.close();
});

test('a manager starts at the own department, with what goes well and what is hidden', async () => {
  const { context, page } = await openAs('leider');
  await open(page, '/results');
  await page.getByRole('heading', { level: 1, name: 'Resultaten van Afdeling 2' }).waitFor();
  await page.getByRole('heading', { name: 'Dit gaat goed' }).waitFor();
  await page.getByRole('heading', { name: 'Dit vraagt aandacht' }).waitFor();
  await page.getByRole('heading', { name: 'Wat je niet ziet, en waarom' }).waitFor();
  expect(await page.getByText('Vragen voor het overleg').count()).toBe(0);
  await lookAt(page, 'manager');
  await context.close();
});

test('an adviser signs a reading, and the works council reads it with its own questions', async () => {
  const { context, page } = await openAs('adviseur');
  await open(page, '/results/quality');
  await page.getByLabel('Wat de cijfers zeggen').fill('De werkdruk is bij een paar teams hoger.');
  await page.getByRole('button', { name: 'Onderteken' }).click();
  await page.getByText('Vul in met welke functie je ondertekent.').waitFor();
  await page.getByLabel('Je functie').fill('arbeids- en organisatiepsycholoog');
  await page.getByRole('button', { name: 'Onderteken' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Onderteken' }).click();
  await page.getByText('De duiding is ondertekend').waitFor();
  await lookAt(page, 'adviser');
  await context.close();

  const council = await openAs('or');
  await open(council.page, '/results');
  await council.page.getByText('De werkdruk is bij een paar teams hoger.').waitFor();
  await council.page.getByText(/Ondertekend door adviseur/).waitFor();
  await council.page.getByRole('heading', { name: 'Vragen voor het overleg met de bestuurder' }).waitFor();
  expect(await council.page.getByRole('button', { name: /^Maak maatregel/ }).count()).toBe(0);
  await lookAt(council.page, 'works-council');
  await council.context.close();
});

test('no page broke a script or the security policy', () => {
  expect(complaints).toEqual([]);
});
