import { randomBytes } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Signer } from '../../server/crypto/signer.ts';
import { mayBeSigned } from '../../server/crypto/blind-signature.ts';
import { scopeSecrets } from '../kit/ballots.ts';
import type { Bench } from '../kit/bench.ts';
import { closedLoop } from '../kit/load.ts';
import { fetchCredential, makePeople } from '../kit/people.ts';
import { rawSigning } from '../kit/raw-crypto.ts';
import { quantile } from '../kit/statistics.ts';
import { takeInvited } from '../kit/take-invited.ts';

/** Credentials: the signing alone beside raw RSA, and the route with its commit beside the same. */
export const issue: Bench = async ({ say, house: open, full }) => {
  const house = await open();
  const raw = rawSigning();
  raw(300);
  const { key } = scopeSecrets(house.product.dataDir, house.campaign.id)[0]!;
  const signer = new Signer();
  const [own, reference, delays]: [number[], number[], number[]] = [[], [], []];
  const messages = Array.from({ length: 1500 }, () => {
    const message = new Uint8Array(Buffer.concat([Buffer.of(0), randomBytes(255)]));
    if (!mayBeSigned(key, message)) throw new Error('Not a message');
    return message;
  });
  for (let turn = 0; turn <= (full ? 9 : 5); turn += 1) {
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const run = await closedLoop(64, messages, async (message) => (await signer.sign(key, message)).length);
    delay.disable();
    const rawRate = raw(800);
    if (turn === 0) continue;
    own.push(messages.length / run.seconds);
    reference.push(rawRate);
    delays.push(Math.max(0, delay.percentile(99) / 1e6 - 5));
  }
  await signer.close();
  const about = { name: 'raw RSA-2048 with own check', values: reference };
  say({
    figure: 'signatures in a thread, 64 at once',
    unit: 'a second',
    values: own,
    reference: about,
    better: 'more',
    limits: { floor: 0.5, goal: 0.8, of: 'ratio' },
  });
  say({
    figure: 'delay of the event loop while signing, p99',
    unit: 'ms',
    values: delays,
    better: 'less',
    limits: { floor: 50, goal: 20 },
  });

  const [rates, p95, lag]: [number[], number[], number[]] = [[], [], []];
  for (let turn = 0; turn <= 3; turn += 1) {
    const people = makePeople(house.campaign, takeInvited(house, 400), 100 + turn);
    await house.metrics();
    const run = await closedLoop(16, people, async (person) => (await fetchCredential(house, person)).status);
    const after = await house.metrics();
    if (turn === 0) continue;
    rates.push(people.length / run.seconds);
    p95.push(quantile(run.latencies, 0.95));
    lag.push(1000 * (after.get('nodejs_eventloop_lag_p99_seconds') ?? NaN));
  }
  say({
    figure: 'credentials over the route, 16 at once',
    unit: 'a second',
    values: rates,
    reference: about,
    better: 'more',
  });
  say({ figure: 'credentials over the route, 16 at once, p95', unit: 'ms', values: p95, better: 'less' });
  // The product measures with a resolution of ten milliseconds, which is in the figure.
  say({
    figure: 'delay of the event loop of the product meanwhile, p99',
    unit: 'ms',
    values: lag,
    better: 'less',
    limits: { floor: 50, goal: 20 },
  });
};
