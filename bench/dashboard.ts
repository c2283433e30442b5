/**
 * What the results of a large organisation cost: the heatmap and the figures of one unit at the server, and the time
 * until a browser has drawn the grid. The whole product, on a database of its own, with cells as the publisher makes
 * them. One line of JSON per number of answers; exits with 1 above a limit.
 *
 *   npm run bench:dashboard -- --units 1000 --scales 25 --answers 10000,100000,1000000 --server 100 --browser 1000
 */
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../tests/support/browser.ts';
import { largeCampaign } from '../tests/support/large-campaign.ts';
import { PASSWORD, type RunningHouse, startRunningHouse } from '../tests/support/running-house.ts';

const { values } = parseArgs({
  options: {
    units: { type: 'string', default: '1000' },
    scales: { type: 'string', default: '25' },
    answers: { type: 'string', default: '10000,100000,1000000' },
    repeats: { type: 'string', default: '20' },
    server: { type: 'string', default: '100' },
    browser: { type: 'string', default: '1000' },
  },
});
const EMAIL = 'directie@testdam.example';
const middle = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
const rounded = (time: number): number => Math.round(time * 10) / 10;

async function signIn(house: RunningHouse): Promise<string> {
  const reply = await house.apps.manage.inject({
    method: 'POST',
    url: '/api/session',
    payload: { email: EMAIL, password: PASSWORD },
  });
  return String(reply.headers['set-cookie']).split(';')[0] ?? '';
}

async function timesOf(house: RunningHouse, cookie: string, path: string) {
  const times: number[] = [];
  let bytes = 0;
  for (let turn = 0; turn <= Number(values.repeats); turn += 1) {
    const from = performance.now();
    const reply = await fetch(`${house.manageUrl}${path}`, { headers: { cookie } });
    bytes = (await reply.arrayBuffer()).byteLength;
    if (reply.status !== 200) throw new Error(`${path} gave ${reply.status}`);
    times.push(performance.now() - from);
  }
  const [first = NaN, ...warm] = times;
  return { first: rounded(first), middle: rounded(middle(warm)), bytes };
}

/** From the moment the figures are in the browser until the grid stands on the screen. */
async function drawTime(page: Page, address: string): Promise<{ drawn: number; cells: number }> {
  await page.goto(address);
  await page.waitForFunction(() => 'drawnAt' in window);
  return page.evaluate(() => {
    const [figures] = performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.includes('/heatmap')) as PerformanceResourceTiming[];
    const { drawnAt } = window as unknown as { drawnAt: number };
    return {
      drawn: drawnAt - (figures?.responseEnd ?? NaN),
      cells: document.querySelectorAll('[role="gridcell"]').length,
    };
  });
}

const MARK_WHEN_DRAWN = `new MutationObserver((_, seen) => {
  if (!document.querySelector('[role="gridcell"]')) return;
  seen.disconnect();
  requestAnimationFrame(() => requestAnimationFrame(() => { window.drawnAt = performance.now(); }));
}).observe(document, { childList: true, subtree: true });`;

const house = await startRunningHouse();
const browser = await launchBrowser();
let failed = false;
try {
  await house.addAccount(EMAIL, 'management');
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'nl-NL' });
  const page = await context.newPage();
  await page.addInitScript(MARK_WHEN_DRAWN);
  await page.goto(`${house.manageUrl}/login`);
  await page.getByLabel('E-mailadres').fill(EMAIL);
  await page.getByLabel('Wachtwoord').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/login'));
  for (const answers of values.answers.split(',').map(Number)) {
    const { campaignId, teamId } = await largeCampaign(house, {
      units: Number(values.units),
      scales: Number(values.scales),
      answers,
    });
    const cookie = await signIn(house);
    const heatmap = await timesOf(house, cookie, `/api/campaigns/${campaignId}/heatmap`);
    const unit = await timesOf(house, cookie, `/api/campaigns/${campaignId}/results?unitId=${teamId}`);
    const draws: number[] = [];
    let cells = 0;
    for (let turn = 0; turn < 3; turn += 1) {
      const seen = await drawTime(page, `${house.manageUrl}/results/teams?campaign=${campaignId}`);
      draws.push(seen.drawn);
      ({ cells } = seen);
    }
    const result = {
      units: Number(values.units),
      scales: Number(values.scales),
      answers,
      heatmapMs: heatmap.middle,
      heatmapFirstMs: heatmap.first,
      heatmapKb: Math.round(heatmap.bytes / 1024),
      unitMs: unit.middle,
      drawMs: rounded(middle(draws)),
      cellsInPage: cells,
    };
    console.log(JSON.stringify(result));
    failed ||=
      result.heatmapMs > Number(values.server) ||
      result.unitMs > Number(values.server) ||
      result.drawMs > Number(values.browser);
  }
} finally {
  await browser.close();
  await house.stop();
}
process.exitCode = failed ? 1 : 0;
