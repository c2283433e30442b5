import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerAsPerson, readMaterial } from '../../server/demonstration/simulated-person.ts';
import { fillIn } from '../support/answers.ts';
import { launchBrowser } from '../support/browser.ts';
import { launchLinks, signInHr } from '../support/campaign-links.ts';
import { type Counted, countSteps } from '../support/count-steps.ts';
import { PASSWORD, type RunningHouse, startRunningHouse } from '../support/running-house.ts';
import type { Caller } from '../support/test-house.ts';

let house: RunningHouse;
let browser: Browser;
let page: Page;
let hr: Caller;
const complaints: string[] = [];
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  house = await startRunningHouse();
  hr = await signInHr(house, { ZORG: 8, ICT: 7, KLEIN: 2 });
  browser = await launchBrowser();
  const desk = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'nl-NL' });
  page = await desk.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|violates/i.test(message.text())) complaints.push(message.text());
  });
  await page.goto(`${house.manageUrl}/login`);
  await page.getByLabel('E-mailadres').fill('hr@testdam.example');
  await page.getByLabel('Wachtwoord').fill(PASSWORD);
  await page.getByRole('button', { name: 'Inloggen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Overzicht' }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

async function expectSound(): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect([page.url(), width, overflow]).toEqual([page.url(), width, 0]);
  }
}

/** One line, so that whoever runs this sees what was counted. */
function print(journey: string, { clicks, fields, estimatedSeconds }: Counted, startedAt: number): void {
  console.log(
    JSON.stringify({
      journey,
      clicks: clicks.length,
      fields: fields.length,
      estimatedSecondsForAPerson: estimatedSeconds(),
      secondsOfTheMachine: Math.round((Date.now() - startedAt) / 1000),
      steps: [...clicks],
      filledIn: [...fields],
    }),
  );
}

async function launch(steps: Counted): Promise<void> {
  const start = page.getByRole('button', { name: 'Start ronde', exact: true });
  await page.getByText('Alles is bewaard').waitFor();
  await start.and(page.locator(':enabled')).waitFor();
  await steps.click(start, 'Start ronde');
  await steps.click(
    page.getByRole('button', { name: 'Start ronde en nodig uit' }),
    'Start ronde en nodig uit',
  );
  await page.getByText('De ronde loopt').first().waitFor({ timeout: 60_000 });
}

test('a campaign that was comes back in five clicks and two fields, with what is different', async () => {
  const { campaignId, links } = await launchLinks(house, hr, {
    questionnaireId: 'werkbeleving',
    variant: 'short',
  });
  const material = await readMaterial(house.apps.answer, campaignId);
  const answers = fillIn(material.definition, () => 3);
  for (const link of links.slice(0, 12))
    await answerAsPerson(house.apps, material, link.split('#')[1] ?? '', answers);
  expect((await hr('POST', `/api/campaigns/${campaignId}/close`)).statusCode).toBe(202);
  await expect
    .poll(async () => (await hr('GET', `/api/campaigns/${campaignId}`)).json<{ status: string }>().status, {
      timeout: 60_000,
    })
    .toBe('published');

  const [steps, startedAt] = [countSteps(), Date.now()];
  await page.goto(house.manageUrl);
  await steps.click(page.getByRole('link', { name: 'Rondes', exact: true }).first(), 'Rondes');
  await steps.click(page.getByRole('button', { name: /Herhaal deze ronde/ }), 'Herhaal deze ronde');
  await page.getByRole('heading', { name: /Anders dan in/ }).waitFor();
  await steps.fill(page.getByLabel('Eerste dag'), day(0), 'Eerste dag');
  await steps.fill(page.getByLabel('Laatste dag'), day(20), 'Laatste dag');
  await page.getByText('Denk hieraan').first().waitFor();
  await launch(steps);
  print('launch from last year', steps, startedAt);
  expect(steps.clicks.length).toBeLessThanOrEqual(5);
  expect(steps.fields.length).toBeLessThanOrEqual(2);
  await expectSound();
});

test('a campaign from scratch takes less than three minutes', async () => {
  const [steps, startedAt] = [countSteps(), Date.now()];
  await page.goto(`${house.manageUrl}/campaigns`);
  await steps.click(page.getByRole('link', { name: 'Nieuwe ronde' }), 'Nieuwe ronde');
  await steps.click(page.getByText('Kort', { exact: true }), 'Kort');
  await steps.fill(page.getByLabel('Naam van de ronde'), 'Hoe gaat het', 'Naam');
  await steps.fill(page.getByLabel('Laatste dag'), day(14), 'Laatste dag');
  await steps.click(page.getByRole('button', { name: 'Maak concept' }), 'Maak concept');
  await page.getByText('Voor je start').first().waitFor();
  await expectSound();
  await launch(steps);
  print('launch from scratch', steps, startedAt);
  expect(steps.estimatedSeconds()).toBeLessThan(180);
});

test('before a launch HR sees the invitation as an employee does, and results that say they are invented', async () => {
  const draft = {
    questionnaireId: 'werkbeleving',
    variant: 'short',
    title: 'Vooraf bekeken',
    opensOn: day(3),
    closesOn: day(24),
    unitIds: [],
  };
  const { id } = (await hr('POST', '/api/campaigns', draft)).json<{ id: string }>();
  await page.goto(`${house.manageUrl}/campaigns/${id}/mail`);
  await page.getByText('Robin Voorbeeld').first().waitFor();
  await page.getByLabel('Begin van het bericht').fill('Hoi {naam} {salaris}');
  await page.getByText('{salaris} bestaat niet', { exact: false }).waitFor();
  expect(await page.getByRole('button', { name: 'Bewaar de teksten' }).isDisabled()).toBe(true);
  await page.getByLabel('Begin van het bericht').fill('Hoi {naam}, doe je mee? {link}');
  await page.getByText('Hoi Robin Voorbeeld, doe je mee?').waitFor();
  await page.getByRole('button', { name: 'Bewaar de teksten' }).click();
  await page.getByText('Alles is bewaard').waitFor();
  await expectSound();
  await page.goto(`${house.manageUrl}/campaigns/${id}/example`);
  await page.getByText('Dit is een voorbeeld met verzonnen cijfers').waitFor();
  await page.locator('canvas').first().waitFor();
  await expectSound();
  await page.goto(`${house.manageUrl}/calendar`);
  await page.getByText('Vooraf bekeken gaat open').waitFor();
  await page.getByRole('button', { name: 'Laat een ronde terugkomen' }).click();
  await page.getByText('Alleen een korte meting tussendoor').click();
  await expectSound();
  expect(complaints).toEqual([]);
});
