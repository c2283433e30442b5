import { randomUUID } from 'node:crypto';
import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import { type House, serve } from '../../http/serve.ts';
import { routes } from './contract.ts';
import { matchPassword } from './password.ts';
import {
  endSession,
  insertSession,
  selectAccountsByEmail,
  selectOrganisation,
  selectUnitNames,
} from './queries.ts';

const WrongPassword = createError('WRONG_PASSWORD', 'The address or the password is not right', 401);

export async function access(app: FastifyInstance, house: House): Promise<void> {
  const { gate } = house.doors;
  serve(app, house, routes, {
    'POST /api/session': async ({ body, response }) => {
      const accounts = await selectAccountsByEmail(gate, body.email.trim().toLowerCase()).execute();
      const index = await matchPassword(
        accounts.map((account) => account.passwordHash),
        body.password,
      );
      const account = accounts[index];
      if (!account) throw new WrongPassword();
      const id = randomUUID();
      await insertSession(gate, {
        organisationId: account.organisationId,
        id,
        accountId: account.id,
        now: house.now(),
      }).execute();
      await response.startSession(id);
      return { ok: true };
    },
    'DELETE /api/session': async ({ request, response }) => {
      const id = await request.sessionId();
      if (id !== null) await endSession(gate, id, house.now()).execute();
      response.endSession();
      return { ok: true };
    },
    'GET /api/session': async ({ session, trx }) => {
      const organisation = await selectOrganisation(trx).executeTakeFirstOrThrow();
      const units = await selectUnitNames(
        trx,
        session.roles.flatMap((entry) => entry.unitId ?? []),
      ).execute();
      const roles = session.roles.map(({ role, unitId }) => ({
        role,
        unit: units.find((unit) => unit.id === unitId) ?? null,
      }));
      return { name: session.name, organisation, roles };
    },
  });
}
