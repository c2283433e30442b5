import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { closeRealCampaign, untilStatus } from '../../tests/support/real-campaign.ts';
import { freePort, makeRealProduct, signInHr } from '../../tests/support/real-product.ts';
import { call } from '../../server/demonstration/simulated-person.ts';
import { makeBallots, scopeSecrets } from '../kit/ballots.ts';
import { ask, type Cluster, makeCluster, pause, programs } from '../kit/cluster.ts';
import { type Fault, type FaultHouse, untilAcknowledged, withFaultHouse } from './fault-house.ts';

/**
 * A backup is made while people send, the machine is lost, and the backup is restored into an empty cluster: everything
 * acknowledged before the backup began is there, the restored product counts it, and what must always hold does. Keys
 * are not in the backup of the database; they are kept apart, and without them nothing can be opened.
 */
export const backup: Fault = ({ full }) =>
  withFaultHouse({ people: 120, perTeam: 20 }, async (house) => {
    const { product, campaign, cluster } = house;
    const secrets = scopeSecrets(product.dataDir, campaign.id);
    const url = `${product.answerUrl}/api/ballots`;
    const number = full ? 5000 : 600;
    const ballots = makeBallots(campaign.material, secrets, number * 2);
    const before = ballots.slice(0, number);
    await inTwenties(before, async ({ body }) => void (await untilAcknowledged(url, body)));
    let sending = true;
    const during = inTwenties(ballots.slice(number), async ({ body }) => {
      if (sending) await untilAcknowledged(url, body);
    });
    const begun = performance.now();
    const folder = await copyWhileRunning(cluster);
    const secondsToBackUp = (performance.now() - begun) / 1000;
    sending = false;
    await during;
    const dumped = logicalBackup(cluster);
    await product.stop();
    await cluster.kill();
    const restored = await restore(
      house,
      folder,
      before.map(({ serial }) => serial),
    );
    const ok =
      restored.lost + restored.duplicates + restored.broken === 0 &&
      restored.counted === restored.stored &&
      restored.withoutKeysRefused;
    return { ...restored, secondsToBackUp: Math.round(secondsToBackUp * 10) / 10, dumped, ok };
  });

async function inTwenties<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item);
    }),
  );
}

/** An online backup by the database's own protocol: the files while they are written to, and what was logged meanwhile. */
async function copyWhileRunning(cluster: Cluster): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'werkpeil-backup-'));
  const client = new pg.Client({ connectionString: cluster.url() });
  await client.connect();
  await client.query("select pg_backup_start('fault', fast => true)");
  const [from, to] = [join(cluster.folder, 'data'), join(folder, 'data')];
  const leave = new Set(['postmaster.pid', 'postmaster.opts']);
  cpSync(from, to, { recursive: true, filter: (path) => !leave.has(path.slice(from.length + 1)) });
  const { rows } = await client.query<{ labelfile: string; spcmapfile: string }>(
    'select * from pg_backup_stop(wait_for_archive => false)',
  );
  writeFileSync(join(to, 'backup_label'), rows[0]?.labelfile ?? '');
  // The log of the time in which the files were copied makes them fit together.
  for (const file of readdirSync(join(from, 'pg_wal')))
    if (/^[0-9A-F]{24}$/.test(file)) cpSync(join(from, 'pg_wal', file), join(to, 'pg_wal', file));
  await client.end();
  return folder;
}

/** The other kind of backup, where the programs of this version of the database are installed. */
function logicalBackup(cluster: Cluster): string {
  const found = programs(['pg_dump']);
  if (!found) return 'no pg_dump on this machine';
  try {
    const text = execFileSync(join(found.bin, 'pg_dump'), ['--schema-only', cluster.url()], {
      encoding: 'utf8',
      stdio: 'pipe',
      maxBuffer: 1e9,
    });
    return `pg_dump wrote ${text.length} bytes`;
  } catch {
    return 'the pg_dump of this machine is older than the database';
  }
}

async function restore({ product, campaign }: FaultHouse, folder: string, acknowledged: readonly string[]) {
  const found = programs()!;
  if (found.ids.uid !== undefined)
    execFileSync('chown', ['-R', `${found.ids.uid}:${found.ids.gid ?? found.ids.uid}`, folder]);
  const begun = performance.now();
  const cluster = await makeCluster({ programs: found, folder, made: true });
  await cluster.start();
  const settings = {
    DATABASE_URL: cluster.url(),
    PORT: String(await freePort()),
    ANSWER_PORT: String(await freePort()),
  };
  try {
    const stored = (
      await ask<{ serial: string }>(
        cluster.url(),
        "select encode(serial, 'hex') as serial from ballot where campaign_id = $1",
        [campaign.id],
      )
    ).map(({ serial }) => serial);
    const known = new Set(stored);
    const withoutKeysRefused = await refusedWithoutKeys(cluster, settings, campaign.id);
    const again = await makeRealProduct({ ...settings, DATA_DIR: product.dataDir });
    await again.start();
    const seconds = Math.round((performance.now() - begun) / 100) / 10;
    const hr = await signInHr(again.manageUrl);
    await ask(
      cluster.url(),
      "update job set state = 'waiting', attempts = 0, error = null where kind = 'tally' and state = 'failed'",
    );
    const { status } = await call<{ status: string }>(hr, {
      method: 'GET',
      url: `/api/campaigns/${campaign.id}`,
    });
    if (status === 'open') await closeRealCampaign({ ...campaign, hr });
    else await untilStatus(hr, campaign.id, 'published');
    const [tally] = await ask<{ counted: number; invalid: number }>(
      cluster.url(),
      'select counted, invalid from tally',
    );
    const broken = await brokenRules(cluster);
    await again.stop();
    return {
      lost: acknowledged.filter((serial) => !known.has(serial)).length,
      duplicates: stored.length - known.size,
      acknowledgedBefore: acknowledged.length,
      stored: stored.length,
      counted: tally?.counted ?? 0,
      broken,
      withoutKeysRefused,
      secondsToRestore: seconds,
    };
  } finally {
    await cluster.remove();
  }
}

/** The database alone, with a folder of keys of its own: the count cannot open anything and says so. */
async function refusedWithoutKeys(
  cluster: Cluster,
  settings: Readonly<Record<string, string>>,
  campaignId: string,
): Promise<boolean> {
  const product = await makeRealProduct(settings);
  try {
    await product.start();
    const hr = await signInHr(product.manageUrl);
    await call(hr, { method: 'POST', url: `/api/campaigns/${campaignId}/close` });
    for (let tries = 0; tries < 200; tries += 1) {
      const [job] = await ask<{ state: string }>(cluster.url(), "select state from job where kind = 'tally'");
      if (job?.state === 'failed') return true;
      if (job?.state === 'done') return false;
      await pause(100);
    }
    return false;
  } finally {
    await product.stop();
    product.remove();
  }
}

/** What holds at any moment, looked at with the owner's eyes: how many rules are broken. */
async function brokenRules(cluster: Cluster): Promise<number> {
  const rules = [
    "select 1 from pg_class c join pg_namespace n on n.oid = relnamespace where nspname = 'public' and relkind in ('r', 'p') and relname not like 'kysely%' and not (relrowsecurity and relforcerowsecurity)",
    'select 1 from release r where not exists (select from published_cell c where c.release_id = r.id)',
    'select 1 from published_cell c where not exists (select from release r where r.id = c.release_id)',
    "select 1 from campaign where status = 'published' and not exists (select from tally t where t.campaign_id = campaign.id)",
    'select 1 from credential_issue i where not exists (select from invitation v where v.id = i.invitation_id)',
    'select 1 from employee e where not exists (select from unit u where u.organisation_id = e.organisation_id and u.id = e.unit_id)',
    'select 1 from pg_constraint where not convalidated',
    'select 1 from pg_index where not indisvalid',
  ];
  const found = await Promise.all(rules.map((rule) => ask(cluster.url(), `${rule} limit 1`)));
  return found.filter((rows) => rows.length > 0).length;
}
