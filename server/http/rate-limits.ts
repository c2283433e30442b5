import rateLimit, { type FastifyRateLimitStoreCtor } from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';

/** Sign-ins are guessed by trying; a person needs a handful of tries a minute, a whole office behind one address more. */
const SIGNING_IN = 30;

const LIMITS: Readonly<Record<string, number>> = {
  'POST /api/session': SIGNING_IN,
  'POST /api/session/code': SIGNING_IN,
  'POST /api/session/passkey': SIGNING_IN,
  'POST /api/session/passkey-question': SIGNING_IN,
  'POST /api/single-sign-on': SIGNING_IN,
  'POST /api/forgotten-password': SIGNING_IN,
  'POST /api/account-link': SIGNING_IN,
  'POST /api/account-link/password': SIGNING_IN,
};

/** Every way of signing in, per network address and a minute at a time. Answering has no such limit: an office shares an address. */
export function registerRateLimits(app: FastifyInstance, store: FastifyRateLimitStoreCtor): void {
  app.register(rateLimit, { global: false, store });
  app.addHook('onRoute', (route) => {
    const max = LIMITS[`${String(route.method)} ${route.url}`];
    if (max === undefined) return;
    route.config = { ...route.config, rateLimit: { max, timeWindow: '1 minute' } } as never;
  });
}
