import Fastify, { type FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Doors } from '../db/connection.ts';

/**
 * Numbers for an operator, in the form that Prometheus reads. Nothing about a person, an account or an organisation; no
 * address but the pattern of a route. Of the answer site, and of the two routes that give credentials, only how often
 * somebody was turned away: a row of moments at which credentials were given, beside a row of moments at which ballots
 * came in, is what could bring the two together.
 */
export interface Metrics {
  readonly registry: Registry;
  /** Times every request of the manage site that is not about an invitation. */
  watch(app: FastifyInstance): void;
  refused(site: 'manage' | 'answer'): void;
  failed(what: string): void;
}

const UNWATCHED = /^\/api\/(invitations|links|public)\b|^\/api\/talk\b/;
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

export function makeMetrics(work: Doors['work']): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'werkpeil_request_seconds',
    help: 'Requests to the manage site by route.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: SECONDS,
    registers,
  });
  const refusals = new Counter({
    name: 'werkpeil_refused_total',
    help: 'Requests turned away because all places were taken.',
    labelNames: ['site'] as const,
    registers,
  });
  const failures = new Counter({
    name: 'werkpeil_background_failures_total',
    help: 'Failures of what the product does by itself.',
    labelNames: ['what'] as const,
    registers,
  });
  for (const site of ['manage', 'answer'] as const) refusals.inc({ site }, 0);
  gaugesOfWork(work, registry);
  return {
    registry,
    watch(app) {
      app.addHook('onResponse', (request, reply, done) => {
        const route = request.routeOptions.url ?? 'unknown';
        if (route.startsWith('/api/') && !UNWATCHED.test(route)) {
          const status = `${Math.floor(reply.statusCode / 100)}xx`;
          requests.observe({ method: request.method, route, status }, reply.elapsedTime / 1000);
        }
        done();
      });
    },
    refused: (site) => refusals.inc({ site }),
    failed: (what) => failures.inc({ what }),
  };
}

/** Jobs by state and mail by state, over all organisations, read when somebody asks. */
function gaugesOfWork(work: Doors['work'], registry: Registry): void {
  new Gauge({
    name: 'werkpeil_jobs',
    help: 'Jobs by kind and state.',
    labelNames: ['kind', 'state'] as const,
    registers: [registry],
    async collect() {
      const { rows } = await sql<{ kind: string; state: string; number: number }>`
        select kind, state, count(*) as number from job group by kind, state`.execute(work);
      this.reset();
      for (const { kind, state, number } of rows) this.set({ kind, state }, number);
    },
  });
  new Gauge({
    name: 'werkpeil_mail',
    help: 'Messages that wait or failed.',
    labelNames: ['state'] as const,
    registers: [registry],
    async collect() {
      const { rows } = await sql<{ state: string; number: number }>`
        select state, count(*) as number from outbox where state <> 'sent' group by state`.execute(work);
      this.reset();
      for (const { state, number } of rows) this.set({ state }, number);
    },
  });
}

/** A site of its own for the numbers, on a port that only the operator's network reaches. */
export async function serveMetrics(
  { registry }: Metrics,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<FastifyInstance> {
  const app = Fastify({ logger: false });
  app.get('/metrics', async (_request, reply) => {
    const text = await registry.metrics().catch(() => null);
    if (text === null) return reply.code(503).header('retry-after', '5').send('');
    return reply.type(registry.contentType).send(text);
  });
  await app.listen({ host, port });
  return app;
}
