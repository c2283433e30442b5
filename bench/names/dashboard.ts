/**
 * What the results of a large organisation cost: the figures of one unit with sixteen people at once, the heatmap at the
 * server, and the time until a browser has drawn the grid, at three numbers of answers. Cells as the publisher makes them.
 * Settings: --units 1000 --scales 25 --answers 10000,100000,1000000
 */
import type { Page } from 'playwright-core';
import { launchBrowser } from '../../tests/support/browser.ts';
import { largeCampaign } from '../../tests/support/large-campaign.ts';
import { PASSWORD, type RunningHouse, startRunningHouse } from '../../tests/support/running-house.ts';
import { type Bench, setting } from '../kit/bench.ts';
import { targetOf } from '../kit/house.ts';
import { closedLoop, Connection, request } from '../kit/load.ts';
import { LIMESURVEY } from '../kit/peers.ts';
import { quantile } from '../kit/statistics.ts';

const EMAIL = 'directie@testdam.example';
async function signIn(house: RunningHouse): Promise<string> {
  const reply = await house.apps.manage.inject({
    method: 'POST',
    url: '/api/session',
    payload: { email: EMAIL, password: PASSWORD },
  });
  return String(reply.headers['set-cookie']).split(';')[0] ?? '';
}

/** Sixteen people who look at figures of teams, each time another one. */
async function lookAt(house: RunningHouse, cookie: string, paths: readonly string[]) {
  const target = targetOf(house.manageUrl);
  const connections = Array.from({ length: 16 }, () => new Connection(target));
  const shots = paths.map((path) => request(target, 'GET', path, undefined, { cookie }));
  const run = await closedLoop(
    16,
    shots,
    async (shot, client) => (await connections[client]!.send(shot)).status,
  );
  for (const connection of connections) connection.close();
  const bad = paths.length - (run.statuses['200'] ?? 0);
  if (bad > 0) throw new Error(`${bad} requests failed: ${JSON.stringify(run.statuses)}`);
  return { rate: paths.length / run.seconds, p95: quantile(run.latencies, 0.95) };
}

async function timesOf(
  house: RunningHouse,
  cookie: string,
  path: string,
  repeats: number,
): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn <= repeats; turn += 1) {
    const from = performance.now();
    const reply = await fetch(`${house.manageUrl}${path}`, { headers: { cookie } });
    await reply.arrayBuffer();
    if (reply.status !== 200) throw new Error(`${path} gave ${reply.status}`);
    times.push(performance.now() - from);
  }
  return times.slice(1);
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

interface Measured {
  readonly answers: number;
  readonly p95: readonly number[];
  readonly rates: readonly number[];
  readonly heatmap: readonly number[];
  readonly draws: readonly number[];
  readonly cells: number;
}

async function measure(
  house: RunningHouse,
  page: Page,
  context: Parameters<Bench>[0],
  answers: number,
): Promise<Measured> {
  const [units, scales] = [setting(context, 'units', 1000), setting(context, 'scales', 25)];
  const { campaignId } = await largeCampaign(house, { units, scales, answers });
  const cookie = await signIn(house);
  const { units: seen } = (await (
    await fetch(`${house.manageUrl}/api/campaigns/${campaignId}/heatmap`, { headers: { cookie } })
  ).json()) as { units: { id: string }[] };
  const paths = Array.from({ length: context.full ? 2000 : 500 }, (_, at) => {
    const unit = seen[(at * 7919) % seen.length]?.id ?? '';
    return `/api/campaigns/${campaignId}/results?unitId=${unit}`;
  });
  const rounds = [];
  for (let turn = 0; turn <= 5; turn += 1) rounds.push(await lookAt(house, cookie, paths));
  const warm = rounds.slice(1);
  const draws: number[] = [];
  let cells = 0;
  for (let turn = 0; turn < 3; turn += 1) {
    const drawn = await drawTime(page, `${house.manageUrl}/results/teams?campaign=${campaignId}`);
    draws.push(drawn.drawn);
    ({ cells } = drawn);
  }
  return {
    answers,
    p95: warm.map(({ p95 }) => p95),
    rates: warm.map(({ rate }) => rate),
    heatmap: await timesOf(house, cookie, `/api/campaigns/${campaignId}/heatmap`, 10),
    draws,
    cells,
  };
}

function sayAll({ say }: Parameters<Bench>[0], all: readonly Measured[]): void {
  const [first] = all;
  for (const { answers, p95, rates, heatmap, draws, cells } of all) {
    const of = `${answers} answers`;
    const peer = answers >= 100_000 ? LIMESURVEY.statistics100k : LIMESURVEY.statistics10k;
    const limits = { floor: 20, goal: 10 };
    say({
      figure: `figures of a team, 16 at once, ${of}, p95`,
      unit: 'ms',
      values: p95,
      reference: peer,
      better: 'less',
      limits,
    });
    say({
      figure: `figures of a team, 16 at once, ${of}`,
      unit: 'a second',
      values: rates,
      better: 'more',
      limits: { floor: 300, goal: 3000 },
    });
    say({
      figure: `heatmap at the server, ${of}`,
      unit: 'ms',
      values: heatmap,
      better: 'less',
      limits: { floor: 100, goal: 30 },
      counts: { cells },
    });
    say({
      figure: `heatmap drawn in a browser, ${of}`,
      unit: 'ms',
      values: draws,
      better: 'less',
      limits: { floor: 1000, goal: 300 },
    });
    if (first && answers !== first.answers)
      say({
        figure: `flatness: p95 at ${answers} over p95 at ${first.answers}`,
        unit: 'ms',
        values: p95,
        reference: { name: `p95 at ${first.answers} answers`, values: first.p95 },
        better: 'less',
        limits: { floor: 1.5, goal: 1.2, of: 'ratio' },
      });
  }
}

export const dashboard: Bench = async (context) => {
  const house = await startRunningHouse();
  const browser = await launchBrowser();
  try {
    await house.addAccount(EMAIL, 'management');
    const visit = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'nl-NL' });
    const page = await visit.newPage();
    await page.addInitScript(MARK_WHEN_DRAWN);
    await page.goto(`${house.manageUrl}/login`);
    await page.getByLabel('E-mailadres').fill(EMAIL);
    await page.getByLabel('Wachtwoord').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.startsWith('/login'));
    const sizes = (context.settings.answers ?? '10000,100000,1000000').split(',').map(Number);
    const all: Measured[] = [];
    for (const answers of sizes) all.push(await measure(house, page, context, answers));
    sayAll(context, all);
  } finally {
    await browser.close();
    await house.stop();
  }
};
