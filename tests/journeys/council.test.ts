import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawCode, tokenOfCode } from '../../server/crypto/typed-code.ts';
import { inOrganisation } from '../../server/db/connection.ts';
import { answerAsPerson, call, readMaterial } from '../../server/demonstration/simulated-person.ts';
import { fillIn } from '../support/answers.ts';
import { launchBrowser } from '../support/browser.ts';
import { PASSWORD, type RunningHouse, startRunningHouse } from '../support/running-house.ts';
import { employeeCsv } from '../support/test-house.ts';
import { addDays, calendarDay } from '../../server/domain/calendar.ts';

let house: RunningHouse;
let browser: Browser;
let page: Page;
let cookie: string;
let campaignId: string;

beforeAll(async () => {
  house = await startRunningHouse();
  browser = await launchBrowser();
  await house.addAccount('hr@testdam.example', 'hr');
  await house.addAccount('or@testdam.example', 'works-council');
  const signed = await house.apps.manage.inject({
    method: 'POST',
    url: '/api/session',
    payload: { email: 'hr@testdam.example', password: PASSWORD },
  });
  cookie = String(signed.headers['set-cookie']).split(';')[0] ?? '';
  const csv = employeeCsv({ A: 7, B: 8 });
  const headers = { cookie, 'content-type': 'text/csv' };
  const send = (url: string) => house.apps.manage.inject({ method: 'POST', url, headers, payload: csv });
  const { digest } = (await send('/api/organisation/import/preview')).json<{ digest: string }>();
  await send(`/api/organisation/import?digest=${digest}`);
  const day = (ahead: number) => addDays(calendarDay(new Date()), ahead);
  const draft = {
    questionnaireId: 'werkbeleving',
    variant: 'short',
    title: 'Werkbeleving van de raad',
    opensOn: day(0),
    closesOn: day(14),
    unitIds: [],
  };
  ({ id: campaignId } = await asHr<{ id: string }>('POST', '/api/campaigns', draft));
  const context = await browser.newContext({ locale: 'nl-NL' });
  page = await context.newPage();
});
afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

function asHr<T>(method: 'GET' | 'POST', url: string, payload?: object): Promise<T> {
  return call<T>(house.apps.manage, { method, url, headers: { cookie }, ...(payload ? { payload } : {}) });
}

async function untilStatus(wanted: string): Promise<void> {
  await expect
    .poll(async () => (await asHr<{ status: string }>('GET', `/api/campaigns/${campaignId}`)).status, {
      timeout: 60_000,
      interval: 300,
    })
    .toBe(wanted);
}

async function accessible(): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
}

let shares: string[] = [];

test('the works council makes the key of a draft in its own browser, and agrees to the terms', async () => {
  await page.goto(`${house.manageUrl}/login`);
  await page.getByLabel('E-mailadres').fill('or@testdam.example');
  await page.getByLabel('Wachtwoord').fill(PASSWORD);
  await page.getByRole('button', { name: 'Inloggen' }).click();
  await page.getByRole('link', { name: 'Ondernemingsraad' }).click();
  await accessible();
  await page.getByRole('button', { name: 'Laat rondes op de raad wachten' }).click();
  await page.getByText('Een ronde kan pas starten').waitFor();
  await page.getByRole('link', { name: 'Sleutel van de raad' }).click();
  await page.getByRole('button', { name: 'Maak de sleutel' }).click();
  shares = await page.locator('[data-share]').allInnerTexts();
  expect(shares.length).toBe(3);
  await accessible();
  await page.getByLabel('De drie delen liggen veilig').check();
  await page.getByRole('button', { name: 'Verzegel deze ronde' }).click();
  await page.getByText('De raad heeft de sleutel van deze ronde').waitFor();
  const refused = await house.apps.manage.inject({
    method: 'POST',
    url: `/api/campaigns/${campaignId}/launch`,
    headers: { cookie },
  });
  expect(refused.body).toContain('waits-for-council');
  await page.goto(`${house.manageUrl}/campaigns/${campaignId}/agreement`);
  await page.getByText('bij de ondernemingsraad', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Stem in met deze afspraken' }).click();
  await page.getByText('stemde op').waitFor();
  await accessible();
});

test('employees read what happens with their answers, without signing in, and compare the words', async () => {
  await asHr('POST', `/api/campaigns/${campaignId}/launch`);
  await untilStatus('open');
  await page.goto(`${house.answerUrl}/answers?campaign=${campaignId}`);
  await page.getByRole('heading', { name: 'Wat gebeurt er met mijn antwoorden?' }).waitFor();
  await page.getByText('ligt bij de ondernemingsraad, in drie delen').waitFor();
  await page.getByText('ingestemd met precies deze afspraken').waitFor();
  await page.getByText('Er is geen mailserver ingesteld').waitFor();
  await accessible();
  await page.getByRole('link', { name: 'Vergelijk de woorden' }).click();
  const listed = page.getByRole('list', { name: 'Jouw acht woorden' });
  await listed.waitFor();
  const words = await listed.locator('li').allInnerTexts();
  const own = words.map((text) => text.replace(/^\d+\s*/, '').trim());
  await page.getByLabel('De woorden van je collega').fill(own.join(', '));
  await page.getByRole('button', { name: 'Vergelijk' }).click();
  await page.getByText('Alle acht woorden zijn gelijk').waitFor();
  await page.getByLabel('De woorden van je collega').fill([...own.slice(0, 7), 'anders'].join(' '));
  await page.getByRole('button', { name: 'Vergelijk' }).click();
  await page.getByText('De woorden verschillen').waitFor();
  await accessible();
});

test('a code from paper opens the same page as a link; a typing error is told at once', async () => {
  const code = await drawCode();
  await page.goto(`${house.answerUrl}/code`);
  await accessible();
  const wrong = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
  await page.getByLabel('Code').fill(wrong);
  await page.getByRole('button', { name: 'Ga verder' }).click();
  await page.getByText('Deze code klopt niet').waitFor();
  await page.getByLabel('Code').fill(code.toLowerCase().replaceAll('-', ' '));
  await page.getByRole('button', { name: 'Ga verder' }).click();
  await page.waitForURL(`${house.answerUrl}/s#${await tokenOfCode(code)}`);
  await page.getByText('Deze link kennen we niet').first().waitFor();
});

test('after the close nobody but the works council can count; with two shares it does, in its browser', async () => {
  const material = await readMaterial(house.apps.answer, campaignId);
  const tokens = await inOrganisation(house.options.doors.work, house.organisationId, async (trx) =>
    (await trx.selectFrom('outbox').select('body').where('campaign_id', '=', campaignId).execute()).map(
      ({ body }) => /#([\w-]{43})/.exec(body)?.[1] ?? '',
    ),
  );
  for (const [person, token] of tokens.entries()) {
    const sites = { manage: house.apps.manage, answer: house.apps.answer };
    await answerAsPerson(
      sites,
      material,
      token,
      fillIn(material.definition, (item) => 1 + ((person + item) % 5)),
    );
  }
  await asHr('POST', `/api/campaigns/${campaignId}/close`);
  await page.goto(`${house.manageUrl}/campaigns/${campaignId}`);
  await page.getByText('De ondernemingsraad telt').waitFor();
  await page.getByRole('link', { name: 'Tel de antwoorden' }).click();
  await page.getByLabel('Eerste deel').fill(shares[2] ?? '');
  await page.getByLabel('Tweede deel').fill(shares[2] ?? '');
  await page.getByRole('button', { name: 'Open de antwoorden' }).click();
  await page.getByText('Er zijn twee verschillende delen nodig').waitFor();
  await page.getByLabel('Tweede deel').fill(shares[0] ?? '');
  await page.getByRole('button', { name: 'Open de antwoorden' }).click();
  await page.getByText(`${tokens.length} antwoorden zijn geopend`).waitFor();
  await accessible();
  await page.getByRole('button', { name: 'Draag over en publiceer' }).click();
  await page.getByText('De raad heeft geteld').waitFor();
  await untilStatus('published');
  const tally = await inOrganisation(house.options.doors.work, house.organisationId, (trx) =>
    trx.selectFrom('tally').select(['counted', 'invalid']).executeTakeFirstOrThrow(),
  );
  expect(tally).toEqual({ counted: tokens.length, invalid: 0 });
});
