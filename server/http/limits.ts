import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import type { tryStore } from './try-store.ts';

/**
 * How often one network address may call in a minute, for routes that are guessed by trying. A person signs in a handful
 * of times a minute, a whole office behind one address more. At a team session a room full of phones is behind one
 * address: each looks, votes and writes a few times a minute. A code of six letters is some seven years of guessing at this pace, and works during a session only.
 */
const CALLS_A_MINUTE: Readonly<Record<string, number>> = {
  'POST /api/session': 30,
  'GET /api/talk/:code': 300,
  'POST /api/talk/:code/votes': 120,
  'POST /api/talk/:code/causes': 120,
};

/** `store`: where tries are counted when several processes share them; without one, in the memory of this process. */
export function registerLimits(app: FastifyInstance, store?: ReturnType<typeof tryStore>): void {
  app.register(rateLimit, { global: false, ...(store ? { store: store as never } : {}) });
  app.addHook('onRoute', (route) => {
    const max = CALLS_A_MINUTE[`${String(route.method)} ${route.url}`];
    if (max === undefined) return;
    route.config = { ...route.config, rateLimit: { max, timeWindow: '1 minute' } } as never;
  });
}
