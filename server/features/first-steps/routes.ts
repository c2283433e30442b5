import type { FastifyInstance } from 'fastify';
import { calendarDay } from '../../domain/calendar.ts';
import { NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import { hasRole } from '../../http/session.ts';
import { routes } from './contract.ts';
import { decideSteps } from './decide-steps.ts';
import { selectFacts, updateAway } from './queries.ts';

interface FirstStepsHouse extends House {
  /** Without a mail server in the settings of the installation everything stays in the mailbox. */
  readonly mailboxOpen: boolean;
}

export async function firstSteps(app: FastifyInstance, house: FirstStepsHouse): Promise<void> {
  serve(app, house, routes, {
    'GET /api/first-steps': async ({ session, trx }) => {
      const { rows } = await selectFacts(session.accountId, calendarDay(house.now())).execute(trx);
      const found = rows[0];
      if (!found) throw new NotFound();
      const { away, ownServer, mailFails, ...facts } = found;
      const server = ownServer ? 'own-server' : house.mailboxOpen ? 'mailbox' : 'installation';
      const { steps, ...decided } = decideSteps({
        ...facts,
        hr: hasRole(session, 'hr'),
        administrator: hasRole(session, 'administrator'),
        mail: mailFails ? 'failing' : server,
      });
      return { ...decided, steps: [...steps], away };
    },
    'PUT /api/first-steps': async ({ session, trx, body }) => {
      await updateAway(trx, session.accountId, body.away).execute();
      return { ok: true };
    },
  });
}
