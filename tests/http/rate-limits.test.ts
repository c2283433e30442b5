import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { registerRateLimits } from '../../server/http/rate-limits.ts';

async function statuses(method: 'GET' | 'POST', url: string, calls: number): Promise<number[]> {
  const app = Fastify();
  registerRateLimits(app);
  await app.register(async (api) => {
    api.post('/api/session', async () => ({}));
    api.get('/api/talk/:code', async () => ({}));
    api.post('/api/talk/:code/votes', async () => ({}));
    api.post('/api/talk/:code/causes', async () => ({}));
    api.get('/api/other', async () => ({}));
  });
  const found: number[] = [];
  // Every call another code: guessing is one caller, however many codes are tried.
  for (let call = 0; call < calls; call += 1)
    found.push((await app.inject({ method, url: url.replace('CODE', `CODE${call}`) })).statusCode);
  await app.close();
  return found;
}

test.each([
  ['POST', '/api/session', 30],
  ['GET', '/api/talk/CODE', 300],
  ['POST', '/api/talk/CODE/votes', 120],
  ['POST', '/api/talk/CODE/causes', 120],
] as const)('%s %s answers %i times a minute to one address', async (method, url, most) => {
  const found = await statuses(method, url, most + 2);
  expect(found.filter((status) => status === 200)).toHaveLength(most);
  expect(found.slice(most)).toEqual([429, 429]);
});

test('other routes have no limit of their own', async () => {
  expect(new Set(await statuses('GET', '/api/other', 400))).toEqual(new Set([200]));
});
