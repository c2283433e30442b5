import type { FastifyInstance } from 'fastify';
import { call } from '../../server/demonstration/simulated-person.ts';
import { untilStatus } from '../../tests/support/real-campaign.ts';
import { HR, remoteSite, type RealProduct, signInHr } from '../../tests/support/real-product.ts';
import { ask, pause } from '../kit/cluster.ts';
import type { BenchHouse } from '../kit/house.ts';
import { targetOf } from '../kit/house.ts';
import { closedLoop, Connections } from '../kit/load.ts';
import { makePeople, type Person, wholeJourney } from '../kit/people.ts';
import { quantile, rounded } from '../kit/statistics.ts';
import type { Farm } from './farm.ts';

interface Found {
  readonly ok: boolean;
  readonly [figure: string]: number | string | boolean;
}
type Check = (farm: Farm) => Promise<Found>;

let taken = 0;
function people({ campaign }: Farm, number: number): readonly Person[] {
  const from = taken;
  taken += number;
  return makePeople(campaign, campaign.invited.slice(from, from + number), from);
}

/** What the journeys need to know of a house, at these addresses. */
function houseAt({ campaign, front }: Farm, product: RealProduct) {
  const [manageTarget, answerTarget] = [targetOf(product.manageUrl), targetOf(product.answerUrl)];
  const [manage, answer] = [new Connections(manageTarget), new Connections(answerTarget)];
  // The origin that the product knows is the one of the proxy.
  const known = { ...product, answerUrl: front.answerUrl.replace('127.0.0.1', 'localhost') };
  const house = {
    campaign,
    product: known,
    manage,
    answer,
    manageTarget,
    answerTarget,
  } as unknown as BenchHouse;
  return { house, close: () => [manage, answer].forEach((connections) => connections.close()) };
}

const one = async <T extends Record<string, unknown>>(
  url: string,
  statement: string,
  values: readonly unknown[] = [],
) => (await ask<T>(url, statement, values))[0] as T;

const jobsRunOnce: Check = async ({ primary, campaign }) => {
  const job = await one<{ attempts: number; state: string }>(
    primary.url(),
    "select attempts, state from job where kind = 'launch'",
  );
  const count = await one<{ letters: number; people: number }>(
    primary.url(),
    'select (select count(*)::int from outbox where campaign_id = $1) as letters, (select count(*)::int from invitation where campaign_id = $1) as people',
    [campaign.id],
  );
  return { ...job, ...count, processes: 3, ok: job.attempts === 1 && count.letters === count.people };
};

const doorsThroughPooler: Check = async ({ primary, products }) => {
  const { connections } = await one<{ connections: number }>(
    primary.url(),
    "select count(*)::int as connections from pg_stat_activity where backend_type = 'client backend' and application_name like 'werkpeil%'",
  );
  const ready = await Promise.all(
    products.map(async ({ manageUrl }) => (await fetch(`${manageUrl}/ready`)).status),
  );
  return {
    connectionsAtTheDatabase: connections,
    connectionsOfTheProcesses: 90,
    ready: ready.join(' '),
    ok: ready.every((status) => status === 200),
  };
};

const loginsAreShared: Check = async ({ products }) => {
  const reply = await remoteSite(products[0]!.manageUrl, { 'x-forwarded-for': '192.0.2.1' }).inject({
    method: 'POST',
    url: '/api/session',
    payload: { email: HR, password: 'a long enough password' },
  });
  const cookie = String(reply.headers['set-cookie']).split(';')[0] ?? '';
  const statuses = await Promise.all(
    products.map(
      async ({ manageUrl }) => (await fetch(`${manageUrl}/api/session`, { headers: { cookie } })).status,
    ),
  );
  await fetch(`${products[1]!.manageUrl}/api/session`, { method: 'DELETE', headers: { cookie } });
  const after = await Promise.all(
    products.map(
      async ({ manageUrl }) => (await fetch(`${manageUrl}/api/session`, { headers: { cookie } })).status,
    ),
  );
  const ok = statuses.every((status) => status === 200) && after.every((status) => status === 401);
  return { signedInAtOne: statuses.join(' '), signedOutAtAnother: after.join(' '), ok };
};

const limitsAreShared: Check = async ({ products }) => {
  const statuses: number[] = [];
  for (let nth = 0; nth < 33; nth += 1) {
    const site = remoteSite(products[nth % 3]!.manageUrl, { 'x-forwarded-for': '192.0.2.77' });
    const payload = { email: `nobody${nth}@example.org`, password: 'x' };
    statuses.push((await site.inject({ method: 'POST', url: '/api/session', payload })).statusCode);
  }
  const allowed = statuses.filter((status) => status !== 429).length;
  return {
    tries: statuses.length,
    allowed,
    ok: allowed === 30 && statuses.slice(30).every((status) => status === 429),
  };
};

const throughput: Check = async (farm) => {
  const measure = async (product: RealProduct) => {
    const { house, close } = houseAt(farm, product);
    const group = people(farm, 300);
    const run = await closedLoop(16, group, (person) => wholeJourney(house, person));
    close();
    return {
      rate: group.length / run.seconds,
      p95: quantile(run.latencies, 0.95),
      good: run.statuses['201'] ?? 0,
    };
  };
  await measure(farm.front);
  const [three, single] = [await measure(farm.front), await measure(farm.products[0]!)];
  return {
    journeysASecondThreeProcesses: rounded(three.rate),
    p95MsThreeProcesses: rounded(three.p95),
    journeysASecondOneProcess: rounded(single.rate),
    p95MsOneProcess: rounded(single.p95),
    errors: 600 - three.good - single.good,
    ok: three.good + single.good === 600,
  };
};

const killedInTheMiddle: Check = async (farm) => {
  const { house, close } = houseAt(farm, farm.front);
  const group = people(farm, 600);
  const before = await one<{ stored: number }>(
    farm.primary.url(),
    'select count(*)::int as stored from ballot',
  );
  const acknowledged = new Set<string>();
  let [failures, done] = [0, 0];
  const persist = async (person: Person) => {
    for (let turn = 0; turn < 200; turn += 1) {
      const status = await wholeJourney(house, person);
      if (status === 201 || status === 200) {
        acknowledged.add(person.serial);
        done += 1;
        return status;
      }
      failures += 1;
      await pause(100 + 200 * Math.random());
    }
    return 0;
  };
  const running = closedLoop(16, group, persist);
  while (done < group.length / 3) await pause(10);
  await farm.products[1]!.kill();
  await running;
  await farm.products[1]!.start();
  close();
  const after = await one<{ stored: number; different: number }>(
    farm.primary.url(),
    'select count(*)::int as stored, count(distinct serial)::int as different from ballot',
  );
  const figures = {
    people: group.length,
    acknowledged: acknowledged.size,
    stored: after.stored - before.stored,
    lost: Math.max(0, acknowledged.size - (after.stored - before.stored)),
    duplicates: after.stored - after.different,
    requestsThatFailed: failures,
  };
  return {
    ...figures,
    ok:
      figures.acknowledged === group.length &&
      figures.stored === group.length &&
      figures.lost + figures.duplicates === 0,
  };
};

/** The copy stands still while the campaign is counted and released, and again at every further release. */
const copyNeverBehind: Check = async (farm) => {
  const { primary, copy, campaign, products } = farm;
  const hr = await signInHr(farm.front.manageUrl);
  const results = async (product: RealProduct) => {
    const cookie = cookies.get(product.manageUrl) ?? (await rememberCookie(product));
    const url = `/api/campaigns/${campaign.id}/results`;
    const reply = await remoteSite(product.manageUrl, { cookie }).inject({ method: 'GET', url });
    return {
      status: reply.statusCode,
      releasedAt:
        reply.statusCode === 200
          ? reply.json<{ campaign: { releasedAt: string } }>().campaign.releasedAt
          : '',
    };
  };
  await ask(copy.url(), 'select pg_wal_replay_pause()');
  const early = await Promise.all(products.map(results));
  await call(hr, { method: 'POST', url: `/api/campaigns/${campaign.id}/close` });
  await untilStatus(hr, campaign.id, 'published');
  let [reads, older, unreleased] = [0, 0, early.filter(({ status }) => status === 200).length];
  const newest = async () =>
    (await one<{ at: Date }>(primary.url(), 'select max(released_at) as at from release')).at.toISOString();
  const look = async (rounds: number) => {
    const wanted = await newest();
    for (let round = 0; round < rounds; round += 1)
      for (const { status, releasedAt } of await Promise.all(products.map(results))) {
        reads += 1;
        if (status !== 200 || releasedAt < wanted) older += 1;
        if (releasedAt > wanted) unreleased += 1;
      }
  };
  await look(10);
  await ask(copy.url(), 'select pg_wal_replay_resume()');
  await caughtUp(farm);
  await look(10);
  // A second release while the copy stands still at the first one, which it could show at any moment.
  await ask(copy.url(), 'select pg_wal_replay_pause()');
  await releaseAgain(primary.url(), hr, campaign.id);
  await look(10);
  await ask(copy.url(), 'select pg_wal_replay_resume()');
  await caughtUp(farm);
  // Nothing of it is kept any more, and the copy has everything: now it is read.
  await raiseFigures(primary.url());
  await caughtUp(farm);
  const before = await readsOf(copy.url());
  await look(10);
  const atTheCopy = (await readsOf(copy.url())) - before;
  const job = await one<{ attempts: number }>(primary.url(), "select attempts from job where kind = 'tally'");
  const { releases } = await one<{ releases: number }>(
    primary.url(),
    'select count(*)::int as releases from release',
  );
  const figures = {
    reads,
    older,
    unreleased,
    transactionsAtTheCopy: atTheCopy,
    tallyAttempts: job.attempts,
    releases,
  };
  return {
    ...figures,
    ok: older + unreleased === 0 && atTheCopy > 0 && job.attempts === 1 && releases === 2,
  };
};

/** The same figures once more, with another name for a unit that has ended since. */
async function releaseAgain(url: string, hr: FastifyInstance, campaignId: string): Promise<void> {
  const [gone] = await ask<{ id: string }>(
    url,
    "update unit set ended_on = current_date - 1 where code = 'T0' returning id",
  );
  const [next] = await ask<{ id: string }>(
    url,
    `insert into unit (organisation_id, id, code, name, parent_id)
     select organisation_id, gen_random_uuid(), 'NIEUW', 'Team nieuw', parent_id from unit where code = 'T0' returning id`,
  );
  await call(hr, {
    method: 'POST',
    url: `/api/campaigns/${campaignId}/releases`,
    payload: { labels: [{ from: gone?.id, to: next?.id }] },
  });
}

/** As after any change that decides who sees what: answers that were kept are passed over. */
async function raiseFigures(url: string): Promise<void> {
  await ask(url, 'update figures_version set version = version + 1');
}

/** One session per process, so that each is asked itself and not the proxy. */
const cookies = new Map<string, string>();

async function rememberCookie(product: RealProduct): Promise<string> {
  const reply = await remoteSite(product.manageUrl, { 'x-forwarded-for': '192.0.2.9' }).inject({
    method: 'POST',
    url: '/api/session',
    payload: { email: HR, password: 'a long enough password' },
  });
  const cookie = String(reply.headers['set-cookie']).split(';')[0] ?? '';
  cookies.set(product.manageUrl, cookie);
  return cookie;
}

async function readsOf(url: string): Promise<number> {
  await pause(1500);
  const { number } = await one<{ number: number }>(
    url,
    "select xact_commit::int as number from pg_stat_database where datname = 'postgres'",
  );
  return number;
}

async function caughtUp({ primary, copy }: Farm): Promise<void> {
  const { at } = await one<{ at: string }>(primary.url(), 'select pg_current_wal_lsn()::text as at');
  for (let tries = 0; tries < 300; tries += 1) {
    const { there } = await one<{ there: boolean }>(
      copy.url(),
      'select pg_last_wal_replay_lsn() >= $1::pg_lsn as there',
      [at],
    );
    if (there) return;
    await pause(50);
  }
  throw new Error('The copy does not catch up');
}

const lag: Check = async ({ primary, copy }) => {
  const delays: number[] = [];
  await ask(primary.url(), 'create table if not exists lag_probe (at double precision)');
  for (let turn = 0; turn < 20; turn += 1) {
    const mark = turn + Math.random();
    await ask(primary.url(), 'insert into lag_probe values ($1)', [mark]);
    const written = performance.now();
    for (;;) {
      const rows = await ask(copy.url(), 'select 1 from lag_probe where at = $1', [mark]).catch(() => []);
      if (rows.length > 0) break;
    }
    delays.push(performance.now() - written);
  }
  await ask(primary.url(), 'drop table lag_probe');
  // A connection is opened per look, which is in the figure.
  return { lagMedianMs: rounded(quantile(delays, 0.5)), lagMostMs: rounded(Math.max(...delays)), ok: true };
};

export const farmChecks: readonly (readonly [string, Check])[] = [
  ['a launch runs once', jobsRunOnce],
  ['doors through the pooler', doorsThroughPooler],
  ['logins are shared', loginsAreShared],
  ['limits are shared', limitsAreShared],
  ['journeys', throughput],
  ['a process killed in the middle', killedInTheMiddle],
  ['lag of the copy', lag],
  ['the copy shows no older and no unreleased figures', copyNeverBehind],
];
