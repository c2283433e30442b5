import { launchRealCampaign, type RealCampaign } from '../../tests/support/real-campaign.ts';
import { freePort, makeRealProduct, type RealProduct } from '../../tests/support/real-product.ts';
import { ask, type Cluster, makeCluster, pause, programs } from '../kit/cluster.ts';

/** One line per fault. Lost: acknowledged and not there. Duplicates: there more than once. Both have to be nought. */
export interface FaultReport {
  readonly lost: number;
  readonly duplicates: number;
  readonly ok: boolean;
  readonly [figure: string]: number | string | boolean;
}

export interface FaultContext {
  readonly full: boolean;
}

export type Fault = (context: FaultContext) => Promise<FaultReport | { readonly skipped: string }>;

export interface FaultHouse {
  readonly cluster: Cluster;
  readonly product: RealProduct;
  readonly campaign: RealCampaign;
}

interface Wanted {
  readonly people: number;
  readonly perTeam: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly folder?: string;
}

/** The product as a process of its own on a database that the script can stop, kill and start again on the same port. */
export async function withFaultHouse<T>(
  { people, perTeam, env = {}, ...more }: Wanted,
  work: (house: FaultHouse) => Promise<T>,
): Promise<T> {
  const found = programs();
  if (!found) throw new Error('There are no programs of PostgreSQL on this machine');
  const cluster = await makeCluster({ programs: found, ...more });
  let product: RealProduct | undefined;
  try {
    await cluster.start();
    product = await makeRealProduct({
      DATABASE_URL: cluster.url(),
      PORT: String(await freePort()),
      ANSWER_PORT: String(await freePort()),
      ...env,
    });
    await product.start();
    const campaign = await launchRealCampaign(product, { people, perTeam });
    return await work({ cluster, product, campaign });
  } finally {
    await product?.stop();
    product?.remove();
    await cluster.remove();
  }
}

export interface Tried {
  readonly status: number;
  readonly retryAfter: number | null;
  readonly milliseconds: number;
  readonly body: string;
}

/** One request; 0 when there was no answer at all. */
export async function tryOnce(
  url: string,
  body?: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Tried> {
  const begun = performance.now();
  const past = () => performance.now() - begun;
  try {
    const reply = await fetch(url, {
      ...(body === undefined ? {} : { method: 'POST', body }),
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      signal: AbortSignal.timeout(15_000),
    });
    const text = await reply.text();
    const after = reply.headers.get('retry-after');
    return {
      status: reply.status,
      retryAfter: after === null ? null : Number(after),
      milliseconds: past(),
      body: text,
    };
  } catch {
    return { status: 0, retryAfter: null, milliseconds: past(), body: '' };
  }
}

/** Tries until it is acknowledged, as the answer page does: later each time, and not at the same moment as others. */
export async function untilAcknowledged(
  url: string,
  body: string,
  deadline = Date.now() + 180_000,
): Promise<Tried[]> {
  const tries: Tried[] = [];
  for (let wait = 200; Date.now() < deadline; wait = Math.min(3_000, wait * 2)) {
    const tried = await tryOnce(url, body);
    tries.push(tried);
    if (tried.status === 201 || tried.status === 200) return tries;
    if (tried.status === 409) return tries;
    await pause(wait * (0.5 + Math.random()));
  }
  return tries;
}

export async function storedSerials({ cluster, campaign }: FaultHouse): Promise<readonly string[]> {
  const rows = await ask<{ serial: string }>(
    cluster.url(),
    "select encode(serial, 'hex') as serial from ballot where campaign_id = $1",
    [campaign.id],
  );
  return rows.map(({ serial }) => serial);
}

/** Lost and double among what is stored, given the serials that were acknowledged. */
export function compareStored(acknowledged: readonly string[], stored: readonly string[]) {
  const known = new Set(stored);
  return {
    acknowledged: acknowledged.length,
    stored: stored.length,
    lost: acknowledged.filter((serial) => !known.has(serial)).length,
    duplicates: stored.length - known.size,
  };
}
