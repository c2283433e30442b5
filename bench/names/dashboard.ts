/**
 * What the results of a large organisation cost: the figures of one unit with sixteen people at once, the heatmap at the
 * server, and the time until a browser has drawn the grid, at three numbers of answers. Cells as the publisher makes them.
 * Settings: --units 1000 --scales 25 --answers 10000,100000,1000000
 */
import pg from 'pg';
import type { Page } from 'playwright-core';
import { openDoors } from '../../server/db/connection.ts';
import { launchBrowser } from '../../tests/support/browser.ts';
import { largeCampaign } from '../../tests/support/large-campaign.ts';
import {
  HR,
  HR_PASSWORD,
  makeOrganisation,
  makeRealProduct,
  type RealProduct,
} from '../../tests/support/real-product.ts';
import { type Bench, setting } from '../kit/bench.ts';
import { targetOf } from '../kit/house.ts';
import { closedLoop, Connection, request } from '../kit/load.ts';
import { LIMESURVEY } from '../kit/peers.ts';
import { quantile } from '../kit/statistics.ts';

/** The product as `npm start` runs it, in a process of its own: who asks may not take its time. */
interface Started {
  readonly product: RealProduct;
  readonly manageUrl: string;
  readonly cookie: string;
  readonly place: Parameters<typeof largeCampaign>[0];
  readonly owner: pg.Client;
  stop(): Promise<void>;
}

async function start(): Promise<Started> {
  const product = await makeRealProduct();
  await product.start();
  const url = product.databaseUrl();
  const organisationId = await makeOrganisation(url);
  const doors = openDoors(url);
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  return {
    product,
    manageUrl: product.manageUrl,
    cookie: await signIn(product.manageUrl),
    place: { options: { doors }, organisationId },
    owner,
    async stop() {
      await owner.end();
      await doors.close();
      await product.stop();
      product.remove();
    },
  };
}

async function signIn(manageUrl: string): Promise<string> {
  const reply = await fetch(`${manageUrl}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: HR, password: HR_PASSWORD }),
  });
  return String(reply.headers.get('set-cookie')).split(';')[0] ?? '';
}

/** Sixteen people who look at figures of teams, each time another one. */
async function lookAt({ manageUrl, cookie }: Started, paths: readonly string[]) {
  const target = targetOf(manageUrl);
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

/** As after a release: everything that was kept for this organisation is passed over from here on. */
async function passOverKept({ owner }: Started): Promise<void> {
  await owner.query('update figures_version set version = version + 1');
}

async function timeOf({ manageUrl, cookie }: Started, path: string): Promise<number> {
  const from = performance.now();
  const reply = await fetch(`${manageUrl}${path}`, { headers: { cookie } });
  await reply.arrayBuffer();
  if (reply.status !== 200) throw new Error(`${path} gave ${reply.status}`);
  return performance.now() - from;
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

interface Rounds {
  readonly p95: readonly number[];
  readonly rates: readonly number[];
}

interface Measured {
  readonly answers: number;
  readonly bytes: number;
  /** Every unit for the first time, nothing of it kept. */
  readonly first: Rounds;
  /** The same units again. */
  readonly again: Rounds;
  readonly heatmap: readonly number[];
  readonly draws: readonly number[];
  readonly cells: number;
}

async function measure(
  house: Started,
  page: Page,
  context: Parameters<Bench>[0],
  answers: number,
): Promise<Measured> {
  const [units, scales] = [setting(context, 'units', 1000), setting(context, 'scales', 25)];
  const { campaignId } = await largeCampaign(house.place, { units, scales, answers });
  const ask = async (path: string) =>
    (await fetch(`${house.manageUrl}${path}`, { headers: { cookie: house.cookie } })).text();
  const { units: seen } = JSON.parse(await ask(`/api/campaigns/${campaignId}/heatmap`)) as {
    units: { id: string }[];
  };
  const paths = Array.from({ length: context.full ? 2000 : 500 }, (_, at) => {
    const unit = seen[(at * 7919) % seen.length]?.id ?? '';
    return `/api/campaigns/${campaignId}/results?unitId=${unit}`;
  });
  const rounds = async (before: () => Promise<void>): Promise<Rounds> => {
    const all = [];
    for (let turn = 0; turn <= 5; turn += 1) {
      await before();
      all.push(await lookAt(house, paths));
    }
    const warm = all.slice(1);
    return { p95: warm.map(({ p95 }) => p95), rates: warm.map(({ rate }) => rate) };
  };
  context.prepared(house.product.pid());
  const first = await rounds(() => passOverKept(house));
  const again = await rounds(async () => {});
  const draws: number[] = [];
  let cells = 0;
  for (let turn = 0; turn < 3; turn += 1) {
    const drawn = await drawTime(page, `${house.manageUrl}/results/teams?campaign=${campaignId}`);
    draws.push(drawn.drawn);
    ({ cells } = drawn);
  }
  const heatmap: number[] = [];
  for (let turn = 0; turn < 11; turn += 1) {
    await passOverKept(house);
    heatmap.push(await timeOf(house, `/api/campaigns/${campaignId}/heatmap`));
  }
  const bytes = (await ask(paths[0] ?? '')).length;
  return { answers, bytes, first, again, heatmap: heatmap.slice(1), draws, cells };
}

function sayRounds({ say }: Parameters<Bench>[0], what: string, rounds: Rounds, about: Measured): void {
  const { answers, bytes } = about;
  const of = `16 at once, ${answers} answers`;
  say({
    figure: `figures of a team, ${what}, ${of}, p95`,
    unit: 'ms',
    values: rounds.p95,
    reference: answers >= 100_000 ? LIMESURVEY.statistics100k : LIMESURVEY.statistics10k,
    better: 'less',
    limits: { floor: 20, goal: 10 },
    counts: { bytes },
  });
  say({
    figure: `figures of a team, ${what}, ${of}`,
    unit: 'a second',
    values: rounds.rates,
    better: 'more',
    limits: { floor: 300, goal: 3000 },
  });
}

function sayAll(context: Parameters<Bench>[0], all: readonly Measured[]): void {
  const { say } = context;
  const [smallest] = all;
  for (const measured of all) {
    const { answers, first, again, heatmap, draws, cells } = measured;
    const of = `${answers} answers`;
    sayRounds(context, 'first look', first, measured);
    sayRounds(context, 'looked at again', again, measured);
    say({
      figure: `heatmap at the server, nothing kept, ${of}`,
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
    if (smallest && answers !== smallest.answers)
      say({
        figure: `flatness: p95 of a first look at ${answers} over that at ${smallest.answers}`,
        unit: 'ms',
        values: first.p95,
        reference: { name: `p95 at ${smallest.answers} answers`, values: smallest.first.p95 },
        better: 'less',
        limits: { floor: 1.5, goal: 1.2, of: 'ratio' },
      });
  }
}

export const dashboard: Bench = async (context) => {
  const house = await start();
  const browser = await launchBrowser();
  try {
    const visit = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'nl-NL' });
    const page = await visit.newPage();
    await page.addInitScript(MARK_WHEN_DRAWN);
    await page.goto(`${house.manageUrl}/login`);
    await page.getByLabel('E-mailadres').fill(HR);
    await page.getByLabel('Wachtwoord').fill(HR_PASSWORD);
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
