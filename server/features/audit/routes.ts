import type { FastifyInstance } from 'fastify';
import { type House, serve } from '../../http/serve.ts';
import { checkChain } from './check-chain.ts';
import { routes } from './contract.ts';
import { nameOfAct } from './name-of-act.ts';
import { hashAt, selectEntries, selectMailed } from './queries.ts';

const PAGE = 50;
const MAILED = 12;

export async function audit(app: FastifyInstance, house: House): Promise<void> {
  serve(app, house, routes, {
    'GET /api/audit': async ({ trx, query }) => {
      const rows = await selectEntries(trx, query.before, PAGE + 1).execute();
      return {
        entries: rows.slice(0, PAGE).map((row) => ({
          ...row,
          at: row.at.toISOString(),
          action: nameOfAct(row.action),
          subject: row.subject as unknown as Record<string, string>,
        })),
        more: rows.length > PAGE,
      };
    },
    'GET /api/audit/chain': async ({ trx, query }) => ({
      ...(await checkChain(trx)),
      hashAt: query.number === undefined ? null : await hashAt(trx, query.number),
      mailed: await selectMailed(trx, MAILED).execute(),
    }),
  });
}
