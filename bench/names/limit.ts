import Fastify from 'fastify';
import type { Bench } from '../kit/bench.ts';
import { closedLoop, Connection, request } from '../kit/load.ts';
import { makeRawTable } from '../kit/raw.ts';
import { nativeOpening, rawSigning } from '../kit/raw-crypto.ts';
import { times } from '../kit/statistics.ts';

/** What this machine can do at this hour without a product: the yardsticks that the other names are held against. */
export const limit: Bench = async ({ say, house, full }) => {
  const { product } = await house();
  const repeats = full ? 9 : 5;
  const table = await makeRawTable(product.databaseUrl(), 600);
  for (const [clients, rows] of [
    [1, 600],
    [16, 4000],
    [64, 6000],
  ] as const) {
    await table.perSecond(clients, rows / 4);
    const values = await times(repeats, () => table.perSecond(clients, rows));
    say({ figure: `raw row with spent token, ${clients} at once`, unit: 'a second', values, better: 'more' });
  }
  const batched = await times(repeats, () => table.batched(10_000));
  say({ figure: 'raw rows, a thousand per statement', unit: 'a second', values: batched, better: 'more' });
  await table.drop();
  const sign = rawSigning();
  sign(200);
  say({
    figure: 'raw RSA-2048 with own check',
    unit: 'a second',
    values: await times(repeats, () => sign(1500)),
    better: 'more',
  });
  const open = await nativeOpening(500);
  open(200);
  say({
    figure: 'native opening of a box',
    unit: 'a second',
    values: await times(repeats, () => open(3000)),
    better: 'more',
  });
  say({
    figure: 'empty route, 16 at once',
    unit: 'a second',
    values: await emptyRoute(repeats),
    better: 'more',
  });
};

async function emptyRoute(repeats: number): Promise<number[]> {
  const app = Fastify();
  app.get('/', async () => ({ ok: true }));
  await app.listen({ host: '127.0.0.1', port: 0 });
  const target = { host: '127.0.0.1', port: (app.server.address() as { port: number }).port };
  const connections = Array.from({ length: 16 }, () => new Connection(target));
  const bytes = request(target, 'GET', '/');
  const shots = Array.from({ length: 10_000 }, () => bytes);
  const values = await times(repeats + 1, async () => {
    const run = await closedLoop(
      16,
      shots,
      async (shot, client) => (await connections[client]!.send(shot)).status,
    );
    return shots.length / run.seconds;
  });
  for (const connection of connections) connection.close();
  await app.close();
  return values.slice(1);
}
