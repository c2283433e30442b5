import pg from 'pg';
import { launchRealCampaign, type RealCampaign } from '../../tests/support/real-campaign.ts';
import { freePort, makeRealProduct, type RealProduct } from '../../tests/support/real-product.ts';
import { Connections, type Target } from './load.ts';

/** The whole product as `npm start` runs it, with an open campaign. The database has its ordinary durability. */
export interface BenchHouse {
  readonly product: RealProduct;
  readonly campaign: RealCampaign;
  readonly manage: Connections;
  readonly answer: Connections;
  readonly manageTarget: Target;
  readonly answerTarget: Target;
  query<T extends pg.QueryResultRow>(statement: string, values?: readonly unknown[]): Promise<readonly T[]>;
  /** What the product tells an operator, by name of the number. */
  metrics(): Promise<ReadonlyMap<string, number>>;
  stop(): Promise<void>;
}

export async function startBenchHouse(people: number, perTeam: number): Promise<BenchHouse> {
  const metricsPort = await freePort();
  const product = await makeRealProduct({ METRICS_PORT: String(metricsPort) });
  await product.start();
  const campaign = await launchRealCampaign(product, { people, perTeam });
  const [manageTarget, answerTarget] = [product.manageUrl, product.answerUrl].map(targetOf) as [
    Target,
    Target,
  ];
  const [manage, answer] = [new Connections(manageTarget), new Connections(answerTarget)];
  const client = new pg.Client({ connectionString: product.databaseUrl() });
  await client.connect();
  return {
    product,
    campaign,
    manage,
    answer,
    manageTarget,
    answerTarget,
    query: async <T extends pg.QueryResultRow>(statement: string, values: readonly unknown[] = []) =>
      (await client.query<T>(statement, [...values])).rows,
    metrics: () => readMetrics(metricsPort),
    async stop() {
      manage.close();
      answer.close();
      await client.end().catch(() => {});
      await product.stop();
      product.remove();
    },
  };
}

export function targetOf(url: string): Target {
  return { host: '127.0.0.1', port: Number(new URL(url).port) };
}

async function readMetrics(port: number): Promise<ReadonlyMap<string, number>> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
}

/** Stored ballots of a campaign, and how many different serials they have. */
export async function countStored(house: BenchHouse, campaignId: string) {
  const [row] = await house.query<{ stored: number; different: number }>(
    'select count(*)::int as stored, count(distinct serial)::int as different from ballot where campaign_id = $1',
    [campaignId],
  );
  return row ?? { stored: 0, different: 0 };
}
