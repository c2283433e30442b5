import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';

export const PHONE: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  isMobile: true,
  locale: 'nl-NL',
};
export const DESK: BrowserContextOptions = { viewport: { width: 1280, height: 900 }, locale: 'nl-NL' };

export interface AnsweringPage {
  readonly page: Page;
  /** Faults of scripts and breaches of the security policy. */
  readonly complaints: readonly string[];
  /** Every address that was asked for, in order. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** A browser profile of its own. */
export async function openProfile(
  browser: Browser,
  options: BrowserContextOptions = PHONE,
): Promise<AnsweringPage> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|violates|Trusted/i.test(message.text())) complaints.push(message.text());
  });
  page.on('request', (request) => requests.push(request.url()));
  return { page, complaints, requests, close: () => context.close() };
}

/** Nothing that an assistive technology would stumble over, no sideways scrolling, and targets of 44 px. */
export async function expectSound(page: Page, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${state} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect([state, overflow]).toEqual([state, 0]);
  expect([state, await smallTargets(page)]).toEqual([state, []]);
}

/** Controls, by the label around them if there is one, that are smaller than 44 by 44 CSS pixels. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button, a[href], select, summary, input, textarea')].flatMap((control) => {
      const { width, height } = (control.closest('label') ?? control).getBoundingClientRect();
      const isShown = control.checkVisibility() && width > 0;
      return isShown && (height < 43.5 || width < 43.5)
        ? [`${control.outerHTML.slice(0, 80)} ${width}x${height}`]
        : [];
    }),
  );
}

export async function begin(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.locator('[data-begin]').click();
  await page.getByRole('progressbar').waitFor();
}

/** Answers every question on the screen without tapping, so that the page stays where it is; gives what was chosen. */
export function answerScreen(page: Page, choice: number): Promise<Record<string, string>> {
  return page.evaluate((nth) => {
    const names = new Set(
      [...document.querySelectorAll<HTMLInputElement>('main input[type=radio]')].map(({ name }) => name),
    );
    return Object.fromEntries(
      [...names].map((name) => {
        const buttons = [...document.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)];
        const button = buttons[nth % (buttons.length - 1)]!;
        button.click();
        return [name, button.value];
      }),
    );
  }, choice);
}

export const next = (page: Page) => page.locator('form button[type=submit]').first().click();
export const isAtReview = (page: Page) => page.locator('[data-send]').isVisible();

/** Goes through all screens that are left; `visit` is called on each. */
export async function goThrough(page: Page, visit: (screen: number) => Promise<void>): Promise<void> {
  for (let screen = 0; screen < 250 && !(await isAtReview(page)); screen += 1) {
    await visit(screen);
    await next(page);
  }
}

export async function send(page: Page): Promise<string> {
  await page.locator('[data-send] button').click();
  return (await page.locator('[data-receipt]').textContent({ timeout: 30_000 })) ?? '';
}
