import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type AnsweringPage,
  answerScreen,
  begin,
  DESK,
  expectSound,
  goThrough,
  openProfile,
  PHONE,
  send,
} from '../support/answering-page.ts';
import { launchBrowser } from '../support/browser.ts';
import { launchLinks, signInHr } from '../support/campaign-links.ts';
import { type RunningHouse, startRunningHouse } from '../support/running-house.ts';

let house: RunningHouse;
let browser: Browser;
let links: string[];
let longLinks: string[];
const opened: AnsweringPage[] = [];

beforeAll(async () => {
  house = await startRunningHouse();
  browser = await launchBrowser();
  const hr = await signInHr(house, { ZORG: 14 });
  ({ links } = await launchLinks(house, hr, { questionnaireId: 'werkbeleving', variant: 'short' }));
  ({ links: longLinks } = await launchLinks(house, hr, {
    questionnaireId: 'stress-risico',
    variant: 'long',
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
const record = async (part: Locator, name: string) =>
  expect(await part.ariaSnapshot()).toMatchFileSnapshot(
    join(import.meta.dirname, 'accessibility', `${name}.txt`),
  );
const link = () => links.shift() ?? '';

test('on a phone: who asks, for whom it counts, one question at a time, offline in the middle, receipt', async () => {
  const { page, requests, close } = await profile(PHONE);
  await page.goto(link());
  await page.getByText(/^Je antwoorden tellen mee in de groep .+ \(\d+ mensen\)\.$/).waitFor();
  expect(await page.locator('[data-eight-words] li').count()).toBe(8);
  await expectSound(page, 'welcome');
  await page.getByText('Wat gebeurt er precies met mijn antwoorden?').click();
  await page.getByText('Liever op je eigen telefoon?').click();
  await page.getByRole('img', { name: 'QR-code met je eigen link' }).waitFor();
  await expectSound(page, 'welcome, all opened');

  await page.locator('[data-begin]').click();
  await page.getByText(/^Vraag 1 van \d+, nog ongeveer \d+ minuten$/).waitFor();
  expect(await page.locator('main fieldset').count()).toBe(1);
  await expectSound(page, 'first question');
  await page.locator('fieldset label').nth(2).tap();
  await page.getByText(/^Vraag 2 van/).waitFor();
  await page.getByText('Bewaard op dit apparaat').waitFor();
  await page.getByRole('button', { name: 'Terug' }).tap();
  await page.getByText(/^Vraag 1 van/).waitFor();
  expect(await page.getByRole('radio').nth(2).isChecked()).toBe(true);
  await page.getByText('Zeg ik liever niet').tap();
  await page.getByText(/^Vraag 2 van/).waitFor();

  await page.context().setOffline(true);
  for (const question of [2, 3, 4]) {
    await page.getByText(new RegExp(`^Vraag ${question} van`)).waitFor();
    await page.locator('fieldset label').nth(3).tap();
  }
  await page.getByText(/^Vraag 5 van/).waitFor();
  await page.reload();
  await page.getByText(/^Vraag 5 van/).waitFor();
  await page.getByRole('button', { name: 'Terug' }).tap();
  expect(await page.getByRole('radio').nth(3).isChecked()).toBe(true);
  await page.context().setOffline(false);

  await goThrough(page, async (screen) => void (await answerScreen(page, screen)));
  await page.getByText('Kijk het nog even na').waitFor();
  await expectSound(page, 'review');
  expect(await send(page)).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  await expectSound(page, 'done');
  expect(await page.context().cookies()).toEqual([]);
  // No tracking of any kind: nobody but the two sites of the house was ever asked for anything.
  const origins = new Set(
    requests.filter((url) => !url.startsWith('blob:')).map((url) => new URL(url).origin),
  );
  expect([...origins].sort()).toEqual([house.manageUrl, house.answerUrl].sort());
  await close();
});

test('by keyboard only, from the first key to the receipt', async () => {
  const { page, close } = await profile(DESK);
  await page.goto(link());
  await page.locator('[data-begin]').waitFor();
  const focusIs = (selector: string) =>
    page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
  const tabTo = async (selector: string) => {
    for (let keys = 0; keys < 40; keys += 1) {
      await page.keyboard.press('Tab');
      if (await focusIs(selector)) return;
    }
    throw new Error(`No way to ${selector} by keyboard`);
  };
  await tabTo('[data-begin]');
  await page.keyboard.press('Enter');
  await page.getByRole('progressbar').waitFor();
  const groups = () =>
    page.evaluate(() => [
      ...new Set(
        [...document.querySelectorAll<HTMLInputElement>('form input[type=radio]')].map(({ name }) => name),
      ),
    ]);
  for (let screen = 0; screen < 60 && !(await page.locator('[data-send]').isVisible()); screen += 1) {
    // Every screen begins at its heading, so the first Tab leads into it.
    await expect.poll(() => focusIs('h1')).toBe(true);
    const names = await groups();
    for (const name of names) {
      await tabTo(`input[name="${name}"]`);
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowRight');
      expect(await page.locator(`input[name="${name}"]:checked`).count()).toBe(1);
    }
    if (names.length === 0) await tabTo('button[type=submit]');
    const before = await page.getByRole('progressbar').getAttribute('aria-label');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () =>
        (await page.locator('[data-send]').isVisible())
          ? 'review'
          : page.getByRole('progressbar').getAttribute('aria-label'),
      )
      .not.toBe(before);
  }
  await tabTo('[data-send] button');
  await page.keyboard.press('Enter');
  await page.locator('[data-receipt]').waitFor();
  await close();
});

test('with letters of 200 % nothing is cut off or scrolls sideways, on a phone and on a wide screen', async () => {
  for (const [name, options] of [
    ['phone', PHONE],
    ['wide', DESK],
  ] as const) {
    const { page, close } = await profile(options);
    const enlarge = () => page.evaluate(() => void (document.documentElement.style.fontSize = '200%'));
    await page.goto(link());
    await page.locator('[data-begin]').waitFor();
    await enlarge();
    await expectSound(page, `${name} at 200 %: welcome`);
    await page.locator('[data-begin]').click();
    await page.getByRole('progressbar').waitFor();
    await page.getByText('Stoppen, later verder of wissen').click();
    await expectSound(page, `${name} at 200 %: question`);
    await goThrough(page, async () => {});
    await expectSound(page, `${name} at 200 %: review`);
    await close();
  }
});

test('with reduced motion nothing moves', async () => {
  const { page, close } = await profile({ ...PHONE, reducedMotion: 'reduce' });
  await begin(page, link());
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')]
        .map((element) => getComputedStyle(element))
        .filter(
          ({ transitionDuration, animationName }) =>
            parseFloat(transitionDuration) > 0 || animationName !== 'none',
        ).length,
  );
  expect(moving).toBe(0);
  await close();
});

test('in English, switched to simple Dutch and back without losing an answer', async () => {
  const { page, close } = await profile({ ...DESK, locale: 'en-GB' });
  await begin(page, link());
  await page.getByText(/^Questions? 1 to \d+ of \d+, about \d+ minutes left$/).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en-GB');
  const chosen = await answerScreen(page, 1);
  await expectSound(page, 'English question');
  await page.getByLabel('Language').selectOption('nl-simple');
  await page.getByRole('button', { name: 'Volgende' }).waitFor();
  await expectSound(page, 'simple Dutch question');
  for (const [name, value] of Object.entries(chosen))
    expect(await page.locator(`input[name="${name}"]:checked`).getAttribute('value')).toBe(value);
  await page.getByLabel('Taal').selectOption('en');
  await page.getByRole('button', { name: 'Next' }).waitFor();
  await close();
});

/** Voices as a device has them, and what they were given to say. */
async function giveVoices(
  page: Page,
  voices: readonly { lang: string; localService: boolean }[],
): Promise<void> {
  await page.addInitScript((list) => {
    const said: { text: string; lang: string; voice: string | undefined }[] = [];
    class Utterance {
      voice: { lang: string } | undefined;
      lang = '';
      rate = 1;
      constructor(readonly text: string) {}
    }
    const speechSynthesis = {
      getVoices: () => list,
      addEventListener: () => {},
      cancel: () => {},
      speak: ({ text, lang, voice }: Utterance) => said.push({ text, lang, voice: voice?.lang }),
    };
    for (const [name, value] of Object.entries({
      speechSynthesis,
      SpeechSynthesisUtterance: Utterance,
      said,
    }))
      Object.defineProperty(window, name, { value, configurable: true });
  }, voices);
}

test('a voice of the device reads the question and its answers in their language; without one there is no button', async () => {
  const { page, close } = await profile(PHONE);
  await giveVoices(page, [
    { lang: 'en-GB', localService: true },
    { lang: 'nl-BE', localService: true },
    { lang: 'de-DE', localService: true },
  ]);
  await begin(page, link());
  await page.getByRole('button', { name: 'Lees voor' }).tap();
  const said = () =>
    page.evaluate(
      () => (window as unknown as { said: { text: string; lang: string; voice: string }[] }).said,
    );
  const question = (await page.locator('legend').first().textContent()) ?? '';
  const answers = await page.locator('fieldset label > span').allTextContents();
  const dutch = await said();
  expect(dutch.map(({ text }) => text)).toEqual(expect.arrayContaining([question, ...answers]));
  expect(new Set(dutch.map(({ lang, voice }) => `${lang} ${voice}`))).toEqual(new Set(['nl-BE nl-BE']));
  await expectSound(page, 'question that is read aloud');
  await page.getByRole('button', { name: 'Stop' }).tap();
  await page.getByLabel('Taal').selectOption('en');
  await page.getByRole('button', { name: 'Read aloud' }).tap();
  expect((await said()).slice(dutch.length).every(({ lang }) => lang === 'en-GB')).toBe(true);
  await close();

  const other = await profile(PHONE);
  // A voice that lives on a server would be sent the questions.
  await giveVoices(other.page, [
    { lang: 'nl-NL', localService: false },
    { lang: 'fr-FR', localService: true },
  ]);
  await begin(other.page, link());
  expect(await other.page.getByRole('button', { name: 'Lees voor' }).count()).toBe(0);
  await other.close();
});

/** Texts on the page that the pseudo-locale did not reach: neither in brackets nor somebody's own words. */
function plainTexts(page: Page, own: readonly string[]): Promise<string[]> {
  return page.evaluate((allowed) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const plain: string[] = [];
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent?.trim() ?? '';
      const parent = walker.currentNode.parentElement;
      if (
        !/\p{L}/u.test(text) ||
        !parent?.checkVisibility() ||
        parent.closest('[lang=nl], select, script, noscript')
      )
        continue;
      if (!allowed.includes(text) && !/\[[^\]]*·+\]/.test(text)) plain.push(text);
    }
    return plain;
  }, own);
}

test('in the pseudo-locale no text is out of a translator’s reach, and right to left the page turns', async () => {
  const { page, close } = await profile(PHONE);
  const [address, secret] = link().split('#');
  const own = ['Testdam', 'Hoe gaat het'];
  await page.goto(`${address}?lang=en-XA#${secret}`);
  await page.locator('[data-begin]').waitFor();
  await page.locator('summary').first().click();
  expect(await plainTexts(page, own)).toEqual([]);
  await expectSound(page, 'pseudo welcome');
  await page.locator('[data-begin]').click();
  await page.getByRole('progressbar').waitFor();
  await page.locator('summary').first().click();
  expect(await plainTexts(page, own)).toEqual([]);
  await expectSound(page, 'pseudo question');
  await goThrough(page, async () => {});
  expect(await plainTexts(page, own)).toEqual([]);

  await page.goto('about:blank');
  await page.goto(`${address}?lang=ar-XB#${secret}`);
  await page.getByRole('progressbar').waitFor();
  expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
  await expectSound(page, 'right to left');
  await close();
});

describe('the accessibility tree is recorded', () => {
  test('of one question on a phone, and of an open question with its hint', async () => {
    const { page, close } = await profile(PHONE);
    await begin(page, link());
    await record(page.locator('main form').first(), 'one-question');
    let recorded = false;
    await goThrough(page, async () => {
      if (recorded || (await page.locator('textarea').isHidden())) return;
      recorded = true;
      await page.locator('textarea').fill('Door mijn collega Sanne loopt het vast.');
      await page.getByText('Is hier iemand aan te herkennen? Sanne').first().waitFor();
      await expectSound(page, 'open question');
      await record(page.locator('main form').first(), 'open-question');
    });
    await record(page.locator('main'), 'review');
    await close();
  });

  test('of a table, of questions with help beside them, of questions for oneself and of a background question', async () => {
    const { page, close } = await profile(DESK);
    await begin(page, longLinks.shift() ?? '');
    await record(page.locator('main form').first(), 'table');
    const seen = new Set<string>();
    const once = async (name: string, shown: boolean) => {
      if (!shown || seen.has(name)) return;
      seen.add(name);
      await expectSound(page, name);
      await record(page.locator('main form').first(), name);
    };
    await goThrough(page, async () => {
      const title = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
      await once('with-help', title.includes('Ongewenst gedrag'));
      await once('for-oneself', title.includes('Alleen voor jezelf'));
      await once('background', title.includes('Over jou'));
      await answerScreen(page, 0);
    });
    expect([...seen].sort()).toEqual(['background', 'for-oneself', 'with-help']);
    await close();
  });
});

test('no page broke a script or its policy', () => {
  expect(opened.flatMap(({ complaints }) => complaints)).toEqual([]);
});
