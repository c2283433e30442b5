import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganisation } from '../../server/db/connection.ts';
import { answerAsPerson, call, readMaterial } from '../../server/demonstration/simulated-person.ts';
import { fillIn } from '../support/answers.ts';
import { launchBrowser } from '../support/browser.ts';
import { PASSWORD, type RunningHouse, startRunningHouse } from '../support/running-house.ts';
import { employeeCsv } from '../support/test-house.ts';
import { addDays, calendarDay } from '../../server/domain/calendar.ts';

/** Everybody writes something; the comments of the twelve of team A are enough for a list, the other five are not kept. */
let house: RunningHouse;
let browser: Browser;
let page: Page;
let campaignId: string;

const day = (days: number): string => addDays(calendarDay(new Date()), days);

async function signInOverApi(): Promise<Record<string, string>> {
  const reply = await house.apps.manage.inject({
    method: 'POST',
    url: '/api/session',
    payload: { email: 'hr@testdam.example', password: PASSWORD },
  });
  return { cookie: String(reply.headers['set-cookie']).split(';')[0] ?? '' };
}

/** A counted campaign, over the routes. */
async function playCampaign(): Promise<string> {
  const { manage } = house.apps;
  const headers = await signInOverApi();
  const file = { ...headers, 'content-type': 'text/csv' };
  const payload = employeeCsv({ A: 12, KLEIN: 4 });
  const preview = await manage.inject({
    method: 'POST',
    url: '/api/organisation/import/preview',
    headers: file,
    payload,
  });
  const { digest } = preview.json<{ digest: string }>();
  await manage.inject({
    method: 'POST',
    url: `/api/organisation/import?digest=${digest}`,
    headers: file,
    payload,
  });
  const draft = {
    questionnaireId: 'werkbeleving',
    variant: 'short',
    title: 'Hoe gaat het',
    opensOn: day(0),
    closesOn: day(10),
    unitIds: [],
    additions: { modules: [], statements: [], questions: [], openQuestions: true },
  };
  const { id } = await call<{ id: string }>(manage, {
    method: 'POST',
    url: '/api/campaigns',
    payload: draft,
    headers,
  });
  const until = async (status: string): Promise<void> => {
    for (let tries = 0; tries < 600; tries += 1) {
      const reply = await manage.inject({ url: `/api/campaigns/${id}`, headers });
      if (reply.json<{ status: string }>().status === status) return;
      await new Promise((later) => setTimeout(later, 200));
    }
    throw new Error(`The campaign did not become ${status}`);
  };
  await call(manage, { method: 'POST', url: `/api/campaigns/${id}/launch`, headers });
  await until('open');
  const material = await readMaterial(house.apps.answer, id);
  const post = await inOrganisation(house.options.doors.work, house.organisationId, (trx) =>
    trx.selectFrom('outbox').select('body').where('campaign_id', '=', id).orderBy('recipient').execute(),
  );
  for (const [person, { body }] of post.entries()) {
    const token = /#([\w-]{43})/.exec(body)?.[1] ?? '';
    const openTexts = [person === 3 ? 'Voornaam is nooit op tijd' : `Reactie nummer ${person}`, ''];
    const filled = fillIn(material.definition, (item) => 1 + ((person + item) % 5));
    await answerAsPerson(house.apps, material, token, { ...filled, openTexts });
  }
  await call(manage, { method: 'POST', url: `/api/campaigns/${id}/close`, headers });
  await until('published');
  return id;
}

beforeAll(async () => {
  house = await startRunningHouse();
  await house.addAccount('hr@testdam.example', 'hr');
  await house.addAccount('adviseur@testdam.example', 'adviser');
  campaignId = await playCampaign();
  browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'nl-NL' });
  page = await context.newPage();
  await signIn('adviseur@testdam.example');
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

async function signIn(email: string): Promise<void> {
  await page.goto(`${house.manageUrl}/login`);
  await page.getByLabel('E-mailadres').fill(email);
  await page.getByLabel('Wachtwoord').fill(PASSWORD);
  await page.getByRole('button', { name: 'Inloggen' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/login'));
}

/** Nothing that an assistive technology would stumble over, and no sideways scrolling, wide and on a phone. */
async function expectSound(): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect([page.url(), overflow]).toEqual([page.url(), 0]);
  await page.setViewportSize({ width: 1280, height: 900 });
}

test('before the adviser has read them the results say that comments are being read', async () => {
  await page.goto(`${house.manageUrl}/results/comments?campaign=${campaignId}`);
  await page.getByText('Een adviseur leest de reacties.').first().waitFor();
  expect(await page.getByText('Reactie nummer', { exact: false }).count()).toBe(0);
  await expectSound();
});

test('the adviser shows, redacts and withholds, and publishes when nothing waits any more', async () => {
  await page.getByRole('link', { name: 'Reacties', exact: true }).first().click();
  await page.getByRole('link', { name: 'Beoordeel reacties' }).click();
  await page.getByText('0 van de 12 beoordeeld').waitFor();
  expect(await page.getByRole('button', { name: 'Publiceer reacties' }).isDisabled()).toBe(true);
  await expectSound();

  const named = page.getByRole('article').filter({ hasText: 'is nooit op tijd' });
  await named.locator('mark').first().waitFor();
  await named.getByRole('button', { name: 'Pas aan' }).click();
  await named.getByLabel('Tekst die wordt getoond').fill('Een collega is nooit op tijd');
  await expectSound();
  await named.getByRole('button', { name: 'Toon deze tekst' }).click();
  const withheld = page.getByRole('article').filter({ hasText: /Reactie nummer 1(?!\d)/ });
  await withheld.getByRole('button', { name: 'Toon niet' }).click();
  await withheld.getByLabel('Reden').selectOption({ label: 'wijst naar één persoon' });
  await withheld.getByRole('button', { name: 'Toon deze reactie niet' }).click();
  for (let left = 10; left > 0; left -= 1) {
    await page.getByRole('button', { name: 'Toon', exact: true }).first().click();
    await page.getByText(`${12 - left + 1} van de 12 beoordeeld`).waitFor();
  }
  await page.getByRole('button', { name: 'Publiceer reacties' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publiceer reacties' }).click();

  await page.waitForURL(/\/results\/comments/);
  await page.getByText('Een collega is nooit op tijd').waitFor();
  expect(await page.getByText('Voornaam is nooit', { exact: false }).count()).toBe(0);
  expect(await page.getByText('Reactie nummer 1', { exact: true }).count()).toBe(0);
  await page.getByText('1 aangepast door de adviseur, 1 niet getoond', { exact: false }).waitFor();
  await expectSound();
});

test.each([
  ['/results/details?scale=work-pressure', 'Vraag voor vraag'],
  ['/results/counted', 'Waar tellen de antwoorden mee?'],
  ['/methods', 'We vallen onszelf aan'],
  ['/comments', 'Gepubliceerd op'],
])('the page %s is sound', async (path, text) => {
  await page.goto(`${house.manageUrl}${path}`);
  await page.getByText(text, { exact: false }).first().waitFor();
  await page.waitForLoadState('networkidle');
  await expectSound();
});

test('HR finds the releases of a campaign and the common norm', async () => {
  await page.context().clearCookies();
  await signIn('hr@testdam.example');
  await page.goto(`${house.manageUrl}/campaigns/${campaignId}/releases`);
  await page.getByText('Uitgave 1', { exact: false }).waitFor();
  await expectSound();
  await page.goto(`${house.manageUrl}/settings/norm-pool`);
  await page.getByRole('button', { name: 'Doe mee' }).click();
  await page.getByText('Je organisatie doet mee').waitFor();
  await expectSound();
});
