import type { FastifyInstance } from 'fastify';
import { ForeignOrigin } from './errors.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a changing request that a browser sent from another site. Programs send neither header and carry no cookie
 * of a person, so they pass. `allowed` are the origins that may call (the own one, and for some routes the answer site).
 */
export function registerSameOrigin(app: FastifyInstance, allowed: readonly string[]): void {
  app.addHook('onRequest', async (request) => {
    if (SAFE.has(request.method)) return;
    const { origin } = request.headers;
    const site = request.headers['sec-fetch-site'];
    if (
      origin !== undefined &&
      origin !== `${request.protocol}://${request.host}` &&
      !allowed.includes(origin)
    ) {
      throw new ForeignOrigin();
    }
    if (origin === undefined && site !== undefined && site !== 'same-origin' && site !== 'none') {
      throw new ForeignOrigin();
    }
  });
}
