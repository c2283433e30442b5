import type { FastifyInstance } from 'fastify';

/** Tells the browser to forget everything of the answer site; called when somebody leaves a shared device. */
export function registerClearing(app: FastifyInstance): void {
  app.post('/clear', { schema: { hide: true } as object }, async (_request, reply) => {
    void reply.headers({ 'clear-site-data': '"cache", "cookies", "storage"', 'cache-control': 'no-store' });
    return reply.code(204).send();
  });
}
