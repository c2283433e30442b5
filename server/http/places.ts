import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';

/**
 * So many requests at once: with about 2,000 a second that is a quarter of a second of work. More of them would only wait
 * longer for the same answer, until browsers give up on requests that are then carried out for nobody.
 */
export const PLACES = 512;

const Busy = createError('BUSY', 'Too busy at this moment; try again shortly', 503);

/** Turns requests away at the door when all places are taken: 503 with Retry-After, before anything of them is read. */
export function registerPlaces(app: FastifyInstance, places: number, onRefusal: () => void = () => {}): void {
  let taken = 0;
  app.addHook('onRequest', (request, reply, done) => {
    if (!request.url.startsWith('/api/')) return done();
    if (taken >= places) {
      onRefusal();
      return done(new Busy());
    }
    taken += 1;
    reply.raw.once('close', () => (taken -= 1));
    done();
  });
}
