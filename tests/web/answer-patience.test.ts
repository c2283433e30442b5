import { expect, test } from 'vitest';
import { patiently } from '../../web/src/lib/answer/patiently.ts';

const refused = (status: number) => Object.assign(new Error('refused'), { status });

/** A server that answers with these statuses, one after the other, and then with success. */
function server(statuses: readonly number[]) {
  const left = [...statuses];
  const pauses: number[] = [];
  const work = async () => {
    const status = left.shift();
    if (status !== undefined) throw refused(status);
    return 'stored';
  };
  const settings = { pause: async (ms: number) => void pauses.push(ms), random: () => 0.5 };
  return { pauses, ask: () => patiently(work, settings) };
}

test('comes back after one second, two, four and eight when the server asks to', async () => {
  const { ask, pauses } = server([503, 502, 504, 503]);
  expect(await ask()).toBe('stored');
  expect(pauses).toEqual([1000, 2000, 4000, 8000]);
});

test('a minute without database costs at most a quarter of a minute after it is back', async () => {
  const { ask, pauses } = server(Array.from({ length: 8 }, () => 503));
  expect(await ask()).toBe('stored');
  expect(pauses.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(60_000);
  expect(Math.max(...pauses)).toBe(15_000);
});

test('gives up after two minutes, and at once when trying again would not help', async () => {
  const away = server(Array.from({ length: 100 }, () => 503));
  await expect(away.ask()).rejects.toThrow('refused');
  expect(away.pauses.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(140_000);
  const closed = server([409]);
  await expect(closed.ask()).rejects.toThrow('refused');
  expect(closed.pauses).toEqual([]);
});

test('chance spreads those who were turned away together', async () => {
  const moments = await Promise.all(
    Array.from({ length: 50 }, async () => {
      let paused = 0;
      let first = true;
      await patiently(
        async () => {
          if (first) {
            first = false;
            throw refused(503);
          }
        },
        { pause: async (ms) => void (paused = ms) },
      );
      return paused;
    }),
  );
  expect(Math.min(...moments)).toBeLessThan(800);
  expect(Math.max(...moments)).toBeGreaterThan(1200);
});
