import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchRealCampaign, type RealCampaign } from '../../tests/support/real-campaign.ts';
import { freePort, makeRealProduct, type RealProduct } from '../../tests/support/real-product.ts';
import { type Cluster, makeCluster, programs } from '../kit/cluster.ts';
import { startPooler, startProxy, where } from './programs.ts';

/** Three processes of the product on one database, behind a proxy, with a pooler and a streaming copy. */
export interface Farm {
  readonly primary: Cluster;
  readonly copy: Cluster;
  readonly products: readonly RealProduct[];
  /** As people meet it: the addresses of the proxy. */
  readonly front: RealProduct;
  readonly campaign: RealCampaign;
  stop(): Promise<void>;
}

/** Null with the reason when a program is not installed. */
export async function startFarm(
  people: number,
  perTeam: number,
): Promise<Farm | { readonly skipped: string }> {
  const found = programs(['pg_basebackup']);
  const [pooler, proxy] = [where('pgbouncer'), where('haproxy')];
  if (!found || !pooler || !proxy)
    return {
      skipped: 'needs pg_basebackup, pgbouncer and haproxy: apt-get install postgresql pgbouncer haproxy',
    };
  const dataDir = mkdtempSync(join(tmpdir(), 'werkpeil-farm-'));
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const end of stops.toReversed()) await end().catch(() => {});
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const primary = await makeCluster({
      programs: found,
      settings: ['wal_level=replica', 'max_wal_senders=4', 'wal_keep_size=256MB'],
    });
    stops.push(() => primary.remove());
    await primary.start();
    const copy = await copyOf(primary, found);
    stops.push(() => copy.remove());
    await copy.start();
    const pool = await startPooler(pooler, primary, 10);
    stops.push(() => pool.stop());
    const [managePort, answerPort] = [await freePort(), await freePort()];
    const settings = {
      DATABASE_URL: primary.url(),
      DATABASE_POOLER_URL: pool.url,
      DATABASE_COPY_URL: copy.url(),
      DATA_DIR: dataDir,
      MANAGE_URL: `http://localhost:${managePort}`,
      ANSWER_URL: `http://localhost:${answerPort}`,
      TRUST_PROXY: '1',
    };
    const products: RealProduct[] = [];
    for (let at = 0; at < 3; at += 1) {
      const ports = { PORT: String(await freePort()), ANSWER_PORT: String(await freePort()) };
      products.push(await makeRealProduct({ ...settings, ...ports }));
    }
    stops.push(() => Promise.all(products.map((product) => product.stop())));
    // All at once: the first to come carries out the migrations, the others wait for it.
    await Promise.all(products.map((product) => product.start()));
    const portsOf = (key: 'manageUrl' | 'answerUrl') =>
      products.map((product) => Number(new URL(product[key]).port));
    const front = await startProxy(proxy, [managePort, answerPort], {
      manage: portsOf('manageUrl'),
      answer: portsOf('answerUrl'),
    });
    stops.push(() => front.stop());
    const site: RealProduct = {
      ...products[0]!,
      manageUrl: `http://127.0.0.1:${managePort}`,
      answerUrl: `http://127.0.0.1:${answerPort}`,
    };
    const campaign = await launchRealCampaign(site, { people, perTeam });
    return { primary, copy, products, front: site, campaign, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function copyOf(primary: Cluster, found: NonNullable<ReturnType<typeof programs>>): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'werkpeil-copy-'));
  chmodSync(folder, 0o755);
  if (found.ids.uid !== undefined) chownSync(folder, found.ids.uid, found.ids.gid ?? found.ids.uid);
  execFileSync(
    join(found.bin, 'pg_basebackup'),
    ['-D', join(folder, 'data'), '-d', primary.url(), '-R', '-X', 'stream', '-c', 'fast'],
    {
      ...found.ids,
      cwd: folder,
      stdio: 'pipe',
    },
  );
  return makeCluster({ programs: found, folder, made: true, settings: ['hot_standby=on'] });
}
