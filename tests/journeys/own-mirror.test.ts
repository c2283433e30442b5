import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type AnsweringPage,
  answerScreen,
  begin,
  DESK,
  expectSound,
  goThrough,
  next,
  openProfile,
  PHONE,
  send,
} from '../support/answering-page.ts';
import { itemsInOrder } from '../../server/domain/questionnaire/asked-items.ts';
import type { Definition } from '../../server/domain/questionnaire/definition.ts';
import { launchBrowser } from '../support/browser.ts';
import { launchLinks, signInHr } from '../support/campaign-links.ts';
import { type RunningHouse, startRunningHouse } from '../support/running-house.ts';

let house: RunningHouse;
let browser: Browser;
let links: string[];
const opened: AnsweringPage[] = [];

beforeAll(async () => {
  house = await startRunningHouse();
  browser = await launchBrowser();
  const hr = await signInHr(house, { ZORG: 14 });
  ({ links } = await launchLinks(house, hr, { questionnaireId: 'stress-risico', variant: 'standard' }));
});
afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

async function profile(options: Parameters<typeof openProfile>[1]): Promise<AnsweringPage> {
  const page = await openProfile(browser, options);
  opened.push(page);
  return page;
}

test('the own overview is made without a single request, and its plan goes to the calendar', async () => {
  const { page, requests, close } = await profile({ ...DESK, acceptDownloads: true });
  await begin(page, links.shift() ?? '');
  await goThrough(page, async (screen) => void (await answerScreen(page, screen)));
  await send(page);
  const before = requests.length;
  // From here on there is nobody to ask, and nobody is asked.
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Laat mijn overzicht zien' }).click();
  await page.getByRole('heading', { name: 'Jouw eigen overzicht' }).waitFor();
  await expectSound(page, 'own overview');
  expect(await page.locator('[data-scale]').count()).toBeGreaterThan(15);
  for (const title of [
    'Dit geeft je energie',
    'Dit kost je energie',
    'Je eigen kracht',
    'Waar kun je terecht?',
  ])
    await page.getByRole('heading', { name: title }).waitFor();
  await page.getByText('Waar komt deze vergelijking vandaan?').click();
  await page.locator('[data-mirror] input[type=checkbox]').first().check();
  await page.getByLabel('Wanneer kijk je of het hielp?').fill('2027-03-01');
  const calendar = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Zet in mijn agenda' }).click();
  const text = await readFile(await (await calendar).path(), 'utf8');
  expect(text).toContain('DTSTART;VALUE=DATE:20270301\r\n');
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Bewaar als bestand' }).click();
  expect(await readFile(await (await file).path(), 'utf8')).toContain('Jouw eigen overzicht');
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
  expect(requests.slice(before).filter((url) => !url.startsWith('blob:'))).toEqual([]);
  await close();
});

test('for oneself: questionnaire and length are chosen, nothing is sent and nothing is kept', async () => {
  const { page, requests, close } = await profile(PHONE);
  await page.goto(`${house.answerUrl}/self`);
  await page.getByRole('heading', { name: 'Vragenlijst voor jezelf' }).waitFor();
  await expectSound(page, 'self-test: choice');
  await page.getByText('Stressrisico in het werk').click();
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('progressbar').waitFor();
  await expectSound(page, 'self-test: question');
  await page.waitForTimeout(300);
  const before = requests.length;
  for (let screen = 0; screen < 60 && (await page.getByRole('progressbar').isVisible()); screen += 1) {
    await answerScreen(page, screen);
    await next(page);
  }
  await page.getByRole('heading', { name: 'Jouw eigen overzicht' }).waitFor();
  await expectSound(page, 'self-test: overview');
  expect(await page.getByLabel('Naast wie wil je jezelf zien?').isVisible()).toBe(true);
  expect(requests.slice(before)).toEqual([]);
  const kept = await page.evaluate(async () => [(await indexedDB.databases()).length, localStorage.length]);
  expect(kept).toEqual([0, 0]);
  await close();
});

/** The first questionnaire as it is given, with its first items and their answers in Arabic as well. */
async function translateQuestions(page: AnsweringPage['page'], question: string): Promise<void> {
  await page.route('**/api/self-test/*/*', async (route) => {
    const reply = (await (await route.fetch()).json()) as { definition: Definition };
    const { definition } = reply;
    const [first] = itemsInOrder(definition);
    Object.assign(first!.item.text, { ar: question });
    for (const scale of definition.scales)
      for (const item of scale.items)
        if (item.id === first!.item.id) Object.assign(item.text, { ar: question });
    for (const { text, code } of definition.answerSets[first!.item.answers]!.options)
      Object.assign(text, { ar: `جواب ${code}` });
    await route.fulfill({ json: reply });
  });
}

test('a language that only the questionnaire has can be chosen, runs from right to left, and what is not translated is told', async () => {
  const { page, close } = await profile(PHONE);
  const question = 'هل عملك متنوع؟';
  await translateQuestions(page, question);
  await page.goto(`${house.answerUrl}/self`);
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('progressbar').waitFor();
  await page.getByLabel('Taal').selectOption({ label: 'العربية' });
  const legend = page.locator('legend').first();
  await expect.poll(() => legend.textContent()).toBe(question);
  expect(await legend.getAttribute('lang')).toBe('ar');
  // The page itself stays in Dutch, and says so to a screen reader; the question runs from the right.
  const { dir, lang } = await page.evaluate(() => {
    const { dir, lang } = document.documentElement;
    return { dir, lang };
  });
  expect([dir, lang]).toEqual(['ltr', 'nl-NL']);
  expect(
    await legend.evaluate((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const [text, box] = [range.getBoundingClientRect(), element.getBoundingClientRect()];
      return text.right - box.left > box.width - 2;
    }),
  ).toBe(true);
  await page.locator('[data-language-note]').waitFor();
  await expectSound(page, 'a question in Arabic, the page in Dutch');
  await page.getByRole('button', { name: 'Volgende' }).click();
  await expect.poll(() => page.locator('legend').first().getAttribute('lang')).toBe('nl');
  await close();
});

test('no page broke a script or its policy', () => {
  expect(opened.flatMap(({ complaints }) => complaints)).toEqual([]);
});
