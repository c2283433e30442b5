import rateLimit, { type FastifyRateLimitStoreCtor } from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';

/** Sign-ins are guessed by trying; a person needs a handful of tries a minute, a whole office behind one address more. */
const SIGNING_IN = 30;

/**
 * At a team session a room full of phones is behind one address: each looks, votes and writes a few times a minute. A code
 * of six letters is some seven years of guessing at this pace, and works during a session only.
 */
const LOOKING_AT_A_TALK = 300;
const SPEAKING_IN_A_TALK = 120;

const LIMITS: Readonly<Record<string, number>> = {
  'POST /api/session': SIGNING_IN,
  'POST /api/session/code': SIGNING_IN,
  'POST /api/session/passkey': SIGNING_IN,
  'POST /api/session/passkey-question': SIGNING_IN,
  'POST /api/single-sign-on': SIGNING_IN,
  'POST /api/forgotten-password': SIGNING_IN,
  'POST /api/account-link': SIGNING_IN,
  'POST /api/account-link/password': SIGNING_IN,
  'GET /api/talk/:code': LOOKING_AT_A_TALK,
  'POST /api/talk/:code/votes': SPEAKING_IN_A_TALK,
  'POST /api/talk/:code/causes': SPEAKING_IN_A_TALK,
};

/**
 * Every way of signing in and the phones of team sessions, per network address and a minute at a time. Answering has no
 * such limit: an office shares an address. Without a store the tries are counted in the memory of this process.
 */
export function registerRateLimits(app: FastifyInstance, store?: FastifyRateLimitStoreCtor): void {
  app.register(rateLimit, { global: false, ...(store ? { store } : {}) });
  app.addHook('onRoute', (route) => {
    const max = LIMITS[`${String(route.method)} ${route.url}`];
    if (max === undefined) return;
    route.config = { ...route.config, rateLimit: { max, timeWindow: '1 minute' } } as never;
  });
}
