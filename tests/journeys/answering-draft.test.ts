import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runNightlyRound } from '../../server/features/response/nightly-round.ts';
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
import { launchBrowser } from '../support/browser.ts';
import { launchLinks, signInHr } from '../support/campaign-links.ts';
import { type RunningHouse, startRunningHouse } from '../support/running-house.ts';
import type { Caller } from '../support/test-house.ts';

let house: RunningHouse;
let browser: Browser;
let hr: Caller;
let campaignId: string;
let links: string[];
const opened: AnsweringPage[] = [];

beforeAll(async () => {
  house = await startRunningHouse();
  browser = await launchBrowser();
  hr = await signInHr(house, { ZORG: 14 });
  ({ campaignId, links } = await launchLinks(house, hr, {
    questionnaireId: 'werkbeleving',
    variant: 'short',
  }));
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
const link = () => links.shift() ?? '';
const ballots = async () =>
  Number(
    (
      await house.options.doors.work
        .selectFrom('ballot')
        .select((count) => count.fn.countAll().as('n'))
        .where('campaign_id', '=', campaignId)
        .executeTakeFirstOrThrow()
    ).n,
  );
/** What a browser still holds of the answer site. */
const traces = (page: AnsweringPage['page']) =>
  page.evaluate(async () => ({
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    storage: localStorage.length + sessionStorage.length,
  }));
const NOTHING = { databases: 0, caches: 0, workers: 0, storage: 0 };

test('a draft comes back after a reload, and the link is not shown to the server a second time', async () => {
  const { page, requests, close } = await profile(DESK);
  const own = link();
  await begin(page, own);
  const chosen = await answerScreen(page, 2);
  await page.getByText('Bewaard op dit apparaat').waitFor();
  await page.waitForTimeout(300);
  const before = requests.length;
  await page.reload();
  await page.getByRole('progressbar').waitFor();
  for (const [name, value] of Object.entries(chosen))
    expect(await page.locator(`input[name="${name}"]:checked`).getAttribute('value')).toBe(value);
  expect(requests.slice(before).filter((url) => url.startsWith(house.manageUrl))).toEqual([]);
  await close();
});

test('a code of six digits guards the draft and five wrong ones erase it', async () => {
  const { page, close } = await profile(PHONE);
  await begin(page, link());
  await page.getByText('Stoppen, later verder of wissen').click();
  await page.getByLabel('Code van zes cijfers').fill('271828');
  await page.getByRole('button', { name: 'Zet de code aan' }).click();
  await page.getByText('openen alleen met je code', { exact: false }).waitFor();
  await expectSound(page, 'code set');
  await page.reload();
  await page.getByRole('heading', { name: 'Wat is je code?' }).waitFor();
  await expectSound(page, 'code asked');
  const attempt = async (code: string) => {
    await page.getByLabel('Code van zes cijfers').fill(code);
    await page.getByRole('button', { name: 'Open' }).click();
  };
  await attempt('000000');
  await page.getByText('Je kunt het nog 4 keer proberen').waitFor();
  await attempt('271828');
  await page.getByRole('progressbar').waitFor();
  await page.reload();
  for (const left of [4, 3, 2]) {
    await attempt('111111');
    await page.getByText(`Je kunt het nog ${left} keer proberen`).waitFor();
  }
  await attempt('111111');
  await page.getByText('nog één keer proberen').waitFor();
  await attempt('111111');
  await page.getByRole('heading', { name: 'Alles is gewist' }).waitFor();
  await expectSound(page, 'erased');
  await page.reload();
  await page.getByRole('heading', { name: 'Deze link is al gebruikt' }).waitFor();
  await expectSound(page, 'used');
  await close();
});

test('the draft goes on in a second profile by its code and four words, and no server hears whose it is', async () => {
  const first = await profile(PHONE);
  await begin(first.page, link());
  const chosen = await answerScreen(first.page, 3);
  await next(first.page);
  await first.page.getByText('Stoppen, later verder of wissen').click();
  await first.page.getByRole('button', { name: 'Laat de code zien' }).click();
  const address = (await first.page.locator('[data-address]').getAttribute('data-address')) ?? '';
  const words = (await first.page.locator('[data-words]').textContent()) ?? '';
  await expectSound(first.page, 'moving out');

  const second = await profile(DESK);
  await second.page.goto(address);
  await second.page.getByRole('heading', { name: 'Verder op dit apparaat' }).waitFor();
  expect(second.page.url()).not.toContain('#r');
  await expectSound(second.page, 'moving in');
  await second.page.getByLabel('De vier woorden').fill('dit zijn ze niet');
  await second.page.getByRole('button', { name: 'Ga verder' }).click();
  await second.page.getByText('Dit zijn niet vier woorden').waitFor();
  await second.page.getByLabel('De vier woorden').fill(words.toUpperCase());
  await second.page.getByRole('button', { name: 'Ga verder' }).click();
  await second.page.getByRole('progressbar').waitFor();
  for (const [name, value] of Object.entries(chosen))
    expect(await second.page.locator(`input[name="${name}"]:checked`).getAttribute('value')).toBe(value);
  await goThrough(second.page, async (screen) => void (await answerScreen(second.page, screen)));
  await send(second.page);
  expect(second.requests.filter((url) => url.startsWith(house.manageUrl))).toEqual([]);
  await second.close();

  // The device where it began holds the same proof: what is sent from there does not count again.
  await goThrough(first.page, async (screen) => void (await answerScreen(first.page, screen + 1)));
  await first.page.locator('[data-send] button').click();
  await first.page.getByRole('heading', { name: 'Er waren al antwoorden ingestuurd' }).waitFor();
  await expectSound(first.page, 'overtaken');
  await first.close();
});

test('a kiosk keeps no trace: no draft, no page, no link in the address, and it is emptied after sending', async () => {
  const { page, close } = await profile(DESK);
  const [address, secret] = link().split('#');
  await page.goto(`${address}?kiosk#${secret}`);
  await page.locator('[data-begin]').waitFor();
  expect(page.url()).not.toContain('#');
  await expectSound(page, 'kiosk welcome');
  await page.locator('[data-begin]').click();
  await page.getByRole('progressbar').waitFor();
  await answerScreen(page, 1);
  await page.getByText('Wordt niet bewaard').waitFor();
  expect(await traces(page)).toEqual(NOTHING);
  await goThrough(page, async (screen) => void (await answerScreen(page, screen)));
  await send(page);
  await page.getByRole('button', { name: 'Klaar, wis alles van dit apparaat' }).click();
  await page.getByRole('heading', { name: 'Alles is gewist' }).waitFor();
  expect(await traces(page)).toEqual(NOTHING);
  await close();
});

test('a shared device wipes what was kept, and wipes itself when it is left alone', async () => {
  const { page, close } = await profile(DESK);
  await page.clock.install();
  await begin(page, link());
  await page.getByText('Bewaard op dit apparaat').waitFor();
  await page.getByText('Stoppen, later verder of wissen').click();
  const cleared = page.waitForResponse((response) => response.url().endsWith('/clear'));
  await page.getByRole('switch', { name: 'Dit is een gedeeld apparaat' }).check();
  const answer = await cleared;
  expect([answer.status(), (await answer.allHeaders())['clear-site-data']]).toEqual([
    204,
    '"cache", "cookies", "storage"',
  ]);
  await page.getByText('Wordt niet bewaard').waitFor();
  expect(await traces(page)).toEqual(NOTHING);
  await page.clock.runFor(121_000);
  await page.getByRole('heading', { name: 'Ben je er nog?' }).waitFor();
  await expectSound(page, 'left alone');
  await page.getByRole('button', { name: 'Ja, ik ga verder' }).click();
  await page.getByRole('progressbar').waitFor();
  await page.clock.runFor(121_000);
  await page.getByRole('heading', { name: 'Ben je er nog?' }).waitFor();
  await page.clock.runFor(61_000);
  await page.getByRole('heading', { name: 'Alles is gewist' }).waitFor();
  await close();
});

test('the network goes while sending: nothing is lost, sending twice counts once', async () => {
  const { page, close } = await profile(PHONE);
  await begin(page, link());
  await goThrough(page, async (screen) => void (await answerScreen(page, screen)));
  const before = await ballots();
  // The ballot arrives, and its acknowledgement does not.
  let lost = 0;
  await page.route('**/api/ballots', async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort('connectionreset');
  });
  await page.locator('[data-send] button').click();
  await page.getByRole('heading', { name: 'Je antwoorden zijn nog niet aangekomen' }).waitFor();
  await expectSound(page, 'not arrived');
  expect(await ballots()).toBe(before + 1);
  await page.reload();
  await page.getByRole('heading', { name: 'Je antwoorden staan klaar' }).waitFor();
  await page.getByRole('button', { name: 'Stuur in' }).dblclick();
  await page.locator('[data-receipt]').waitFor();
  expect(await ballots()).toBe(before + 1);
  await close();
});

test('whose answers are gone starts over on the same link, once, two nights later; it counts once', async () => {
  const [own, before] = [link(), await ballots()];
  const lost = await profile(PHONE);
  await begin(lost.page, own);
  await answerScreen(lost.page, 1);
  await lost.close();

  const refused = async () => {
    const { page, close } = await profile(PHONE);
    await page.goto(own);
    await page.getByRole('heading', { name: 'Deze link is al gebruikt' }).waitFor();
    const later = await page.getByText('Open de link overmorgen weer').isVisible();
    const now = await page.getByRole('button', { name: 'Begin opnieuw' }).isVisible();
    await expectSound(page, 'used link');
    await close();
    return { later, now };
  };
  expect(await refused()).toEqual({ later: true, now: false });

  const day = 86_400_000;
  for (const nights of [1, 2])
    await runNightlyRound(house.options.doors.work, new Date(Date.now() + nights * day));
  const { page, close } = await profile(PHONE);
  await page.goto(own);
  await page.getByText('Heb je al wel ingestuurd, doe dit dan niet').waitFor();
  await expectSound(page, 'start over');
  await page.getByRole('button', { name: 'Begin opnieuw' }).click();
  await page.locator('[data-begin]').click();
  await page.getByRole('progressbar').waitFor();
  await goThrough(page, async (screen) => void (await answerScreen(page, screen)));
  expect(await send(page)).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  await close();
  expect(await ballots()).toBe(before + 1);
  expect(await refused()).toEqual({ later: false, now: false });
});

test('after the close the link says so, and what was not sent is gone from the device', async () => {
  const { page, close } = await profile(DESK);
  await begin(page, link());
  await answerScreen(page, 1);
  const closed = await hr('POST', `/api/campaigns/${campaignId}/close`);
  expect(closed.statusCode, closed.body).toBe(202);
  // The server reads anew whether a campaign is open after two seconds at the latest.
  await page.waitForTimeout(2_100);
  await page.reload();
  await page.getByRole('heading', { name: 'Deze vragenlijst is gesloten' }).waitFor();
  await expectSound(page, 'closed');
  await close();
  const never = await profile(PHONE);
  await never.page.goto(link());
  await never.page.getByRole('heading', { name: 'Deze vragenlijst is gesloten' }).waitFor();
  await never.close();
});

test('no page broke a script or its policy', () => {
  expect(opened.flatMap(({ complaints }) => complaints)).toEqual([]);
});
