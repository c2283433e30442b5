import type { FastifyInstance } from 'fastify';
import { type House, serve } from '../../http/serve.ts';
import { routes } from './contract.ts';
import lastAttack from './last-attack.json' with { type: 'json' };

/** `npm run attack:disclosure -- --write` makes the file; nobody types it. */
export async function methods(app: FastifyInstance, house: House): Promise<void> {
  serve(app, house, routes, { 'GET /api/methods': async () => lastAttack });
}
