import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call } from '../../server/demonstration/simulated-person.ts';
import { untilStatus } from '../../tests/support/real-campaign.ts';
import { freePort, makeRealProduct, signInHr } from '../../tests/support/real-product.ts';
import { makeBallots, scopeSecrets } from '../kit/ballots.ts';
import { ask, type Cluster, makeCluster, pause, programs } from '../kit/cluster.ts';
import { type Fault, untilAcknowledged, withFaultHouse } from './fault-house.ts';

/**
 * The same closed box counted twice, on two copies of database and keys: once in peace, once with product or database
 * killed at ever later moments of the count and the publishing. Figures and receipts have to be the same to the byte.
 */
export const killTally: Fault = ({ full }) =>
  withFaultHouse({ people: 300, perTeam: 15 }, async ({ product, campaign, cluster }) => {
    const ballots = makeBallots(
      campaign.material,
      scopeSecrets(product.dataDir, campaign.id),
      full ? 20_000 : 2_500,
    );
    const url = `${product.answerUrl}/api/ballots`;
    let next = 0;
    await Promise.all(
      Array.from({ length: 24 }, async () => {
        for (let ballot = ballots[next++]; ballot; ballot = ballots[next++])
          await untilAcknowledged(url, ballot.body);
      }),
    );
    await product.stop();
    await cluster.stop();
    const peace = await countCopy(cluster, product.dataDir, campaign.id, 0);
    const killed = await countCopy(cluster, product.dataDir, campaign.id, full ? 12 : 6);
    const lost = ballots.length - killed.counted - killed.invalid;
    const figures = {
      lost,
      duplicates: killed.receipts - killed.differentReceipts,
      ballots: ballots.length,
      counted: killed.counted,
      invalid: killed.invalid,
      kills: killed.kills,
      sameFigures: peace.digest === killed.digest,
      releases: killed.releases,
      cells: killed.cells,
      boxLeft: killed.boxLeft,
    };
    const ok =
      lost + figures.duplicates + killed.invalid === 0 &&
      figures.sameFigures &&
      killed.releases === 1 &&
      !killed.boxLeft;
    return { ...figures, ok };
  });

async function countCopy(original: Cluster, dataDir: string, campaignId: string, kills: number) {
  const folder = mkdtempSync(join(tmpdir(), 'werkpeil-copy-'));
  cpSync(join(original.folder, 'data'), join(folder, 'data'), { recursive: true, preserveTimestamps: true });
  const found = programs()!;
  giveTo(folder, found.ids);
  const cluster = await makeCluster({ programs: found, folder, made: true });
  const copyDir = mkdtempSync(join(tmpdir(), 'werkpeil-keys-'));
  cpSync(join(dataDir, 'keys'), join(copyDir, 'keys'), { recursive: true });
  await cluster.start();
  const product = await makeRealProduct({
    DATABASE_URL: cluster.url(),
    DATA_DIR: copyDir,
    PORT: String(await freePort()),
    ANSWER_PORT: String(await freePort()),
  });
  try {
    await product.start();
    await call(await signInHr(product.manageUrl), {
      method: 'POST',
      url: `/api/campaigns/${campaignId}/close`,
    });
    let done = 0;
    for (let kill = 1; kill <= kills; kill += 1) {
      // Until the count begins, and then a little later each time; a job that lost its process is taken over after half a
      // minute, which is not waited for here.
      await until(cluster, "select 1 from job where kind = 'tally' and state in ('running', 'done')");
      await pause(kill * 90);
      const [state] = await ask<{ state: string }>(
        cluster.url(),
        "select state from job where kind = 'tally'",
      );
      if (state?.state === 'done') break;
      if (kill % 2 === 0) {
        await cluster.kill();
        await cluster.start();
        await product.kill();
      } else await product.kill();
      done += 1;
      await ask(
        cluster.url(),
        "update job set heartbeat_at = now() - interval '1 minute', attempts = 1 where kind = 'tally' and state <> 'done'",
      );
      await ask(cluster.url(), "update job set state = 'waiting' where kind = 'tally' and state = 'failed'");
      await product.start();
    }
    await untilStatus(await signInHr(product.manageUrl), campaignId, 'published');
    await until(cluster, "select 1 from job where kind = 'tally' and state = 'done'");
    return { kills: done, ...(await published(cluster, campaignId)) };
  } finally {
    await product.stop();
    product.remove();
    await cluster.remove();
  }
}

async function published(cluster: Cluster, campaignId: string) {
  const one = async <T extends Record<string, unknown>>(statement: string) =>
    (await ask<T>(cluster.url(), statement))[0] as T;
  const cells = await ask<{ line: string }>(
    cluster.url(),
    "select unit_id || ' ' || kind || ' ' || scale || ' ' || cell::text as line from published_cell order by 1",
  );
  const receipts = await ask<{ receipt: string }>(
    cluster.url(),
    'select receipt from counted_receipt order by 1',
  );
  const hash = createHash('sha256');
  for (const { line } of cells) hash.update(line);
  for (const { receipt } of receipts) hash.update(receipt);
  const { counted, invalid } = await one<{ counted: number; invalid: number }>(
    'select counted, invalid from tally',
  );
  const { releases } = await one<{ releases: number }>('select count(*)::int as releases from release');
  const name = `ballot_${campaignId.replaceAll('-', '')}`;
  const { left } = await one<{ left: boolean }>(`select to_regclass('public.${name}') is not null as left`);
  return {
    digest: hash.digest('hex'),
    counted,
    invalid,
    releases,
    cells: cells.length,
    receipts: receipts.length,
    differentReceipts: new Set(receipts.map(({ receipt }) => receipt)).size,
    boxLeft: left,
  };
}

async function until(cluster: Cluster, statement: string): Promise<void> {
  for (let tries = 0; tries < 3000; tries += 1) {
    if ((await ask(cluster.url(), statement).catch(() => [])).length > 0) return;
    await pause(20);
  }
  throw new Error(`Not within a minute: ${statement}`);
}

function giveTo(folder: string, { uid, gid }: { readonly uid?: number; readonly gid?: number }): void {
  if (uid !== undefined) execFileSync('chown', ['-R', `${uid}:${gid ?? uid}`, folder]);
}
