import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ForeignOrigin } from './errors.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a changing request that a browser sent from another site. Programs send neither header and carry no cookie
 * of a person, so they pass. `allowed` are the origins that may call (the own one, and for some routes the answer site).
 */
export function registerSameOrigin(app: FastifyInstance, allowed: readonly string[]): void {
  app.addHook('onRequest', (request, _reply, done) => {
    if (SAFE.has(request.method) || isOurs(request, allowed)) done();
    else done(new ForeignOrigin());
  });
}

function isOurs({ headers, protocol, host }: FastifyRequest, allowed: readonly string[]): boolean {
  const { origin, 'sec-fetch-site': site } = headers;
  if (origin !== undefined) return allowed.includes(origin) || origin === `${protocol}://${host}`;
  return site === undefined || site === 'same-origin' || site === 'none';
}
