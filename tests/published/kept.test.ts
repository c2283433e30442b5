import { expect, test } from 'vitest';
import { Kept } from '../../server/published/kept.ts';

test('makes once, also for two who ask at the same moment', async () => {
  const kept = new Kept<number>();
  let made = 0;
  const make = async () => (made += 1);
  expect(await Promise.all([kept.get('a', make), kept.get('a', make)])).toEqual([1, 1]);
  expect([await kept.get('a', make), await kept.get('b', make)]).toEqual([1, 2]);
});

test('forgets what was asked for longest ago', async () => {
  const kept = new Kept<string>(2);
  for (const key of ['a', 'b', 'a', 'c']) await kept.get(key, async () => key);
  const again = (key: string) => kept.get(key, async () => 'made again');
  expect([await again('a'), await again('c'), await again('b')]).toEqual(['a', 'c', 'made again']);
});

test('a failure is told to everybody who waits and is not kept', async () => {
  const kept = new Kept<number>();
  const fail = () => kept.get('a', () => Promise.reject(new Error('no database')));
  await expect(Promise.all([fail(), kept.get('a', async () => 1)])).rejects.toThrow('no database');
  expect(await kept.get('a', async () => 2)).toBe(2);
});
