import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import createError from '@fastify/error';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { KeyStore } from '../../crypto/key-store.ts';
import { hashLinkToken } from '../../crypto/link-token.ts';
import { settingsBox } from '../../crypto/settings-box.ts';
import { insertAuditEntry } from '../../db/audit.ts';
import { DetailedError } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import type { Stage } from '../../http/session.ts';
import { mailReset } from './account-mail.ts';
import { routes } from './contract.ts';
import { askForPasskey, whoAnswered } from './passkeys.ts';
import { refuseWeak } from './refuse-weak.ts';
import { hashPassword, matchPassword } from './password.ts';
import {
  endSession,
  endSessionsOf,
  insertSession,
  selectAccountsByEmail,
  selectLink,
  selectOrganisation,
  selectRoleNames,
  selectUnitNames,
  updatePassword,
  useLink,
} from './queries.ts';
import { acceptCode, secondStepsOf, stageAfterPassword, type Who } from './second-step.ts';
import { forgetFailures, noteFailure, secondsToWait, trialBucket } from './trials.ts';

const WrongPassword = createError('WRONG_PASSWORD', 'The address or the password is not right', 401);
const WrongCode = createError('WRONG_CODE', 'The code is not right, or was used before', 401);
const PasskeyRefused = createError('PASSKEY_REFUSED', 'The passkey was not recognised; try again', 401);
const LinkEnded = createError('LINK_ENDED', 'This link was used before or has ended', 410);

/** Longer than the work for an address with accounts takes, so that it does not tell whether there was any. */
const FORGOTTEN_MS = 400;

export interface AccessHouse extends House {
  readonly keys: Pick<KeyStore, 'secrets'>;
  readonly manageUrl: string;
  /** No mail server: nothing can be sent. */
  readonly mailboxOpen: boolean;
  /** HR and administrators have to use a second step. */
  readonly secondStepRequired?: boolean;
}

export async function access(app: FastifyInstance, house: AccessHouse): Promise<void> {
  const { gate } = house.doors;
  const secret = house.keys.secrets.jwtSecret;
  const box = settingsBox(secret);

  serve(app, house, routes, {
    'POST /api/session': async ({ body, request, response }) => {
      const email = body.email.trim().toLowerCase();
      const bucket = await admitTry(email, request);
      const accounts = (await selectAccountsByEmail(gate, email).execute()).filter(
        (account) => account.passwordHash !== null && !account.elsewhere,
      );
      const index = await matchPassword(
        accounts.map((account) => account.passwordHash ?? ''),
        body.password,
      );
      const account = accounts[index];
      if (!account) {
        await noteFailure(gate, bucket, house.now());
        throw new WrongPassword();
      }
      const who = { organisationId: account.organisationId, accountId: account.id };
      const roles = await selectRoleNames(gate, who).execute();
      const stage = stageAfterPassword(
        await secondStepsOf(gate, who),
        roles.map(({ role }) => role),
        house.secondStepRequired ?? false,
      );
      await forgetFailures(gate, bucket).execute();
      await start({ ...who, name: account.name }, stage, request, response);
      return { stage };
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
      const { stage, name, accountId } = session;
      const steps = stage === 'password' ? await secondStepsOf(gate, session) : null;
      const secondSteps = (['code', 'passkey'] as const).filter((step) => steps?.[step]);
      return { accountId, name, stage, secondSteps, organisation, roles };
    },

    'POST /api/session/code': async ({ body, session, request, response }) => {
      const bucket = await admitTry(`second step ${session.accountId}`, request);
      if (!(await acceptCode(gate, session, { code: body.code, box, now: house.now() }))) {
        await noteFailure(gate, bucket, house.now());
        throw new WrongCode();
      }
      await forgetFailures(gate, bucket).execute();
      await endSession(gate, session.id, house.now()).execute();
      await start(session, 'complete', request, response);
      return { ok: true };
    },

    'POST /api/session/passkey-question': async () => askForPasskey(gate, house.manageUrl, house.now()),

    'POST /api/session/passkey': async ({ body, request, response }) => {
      const who = await whoAnswered(gate, body, { manageUrl: house.manageUrl, now: house.now() });
      if (!who) throw new PasskeyRefused();
      const id = await request.sessionId();
      if (id !== null) await endSession(gate, id, house.now()).execute();
      await start(who, 'complete', request, response);
      return { ok: true };
    },

    'POST /api/forgotten-password': async ({ body, request }) => {
      if (house.mailboxOpen) return { mailed: false };
      const email = body.email.trim().toLowerCase();
      const bucket = await admitTry(`forgotten ${email}`, request);
      // Writing a message takes longer than writing none; the reply always waits for the same moment.
      const floor = sleep(FORGOTTEN_MS);
      await noteFailure(gate, bucket, house.now());
      const accounts = await selectAccountsByEmail(gate, email).execute();
      for (const account of accounts) {
        if (account.elsewhere) continue;
        await mailReset(gate, account, { email, manageUrl: house.manageUrl, now: house.now() });
      }
      await floor;
      return { mailed: true };
    },

    'POST /api/account-link': async ({ body }) => {
      const link = await selectLink(gate, hashLinkToken(body.token), house.now()).executeTakeFirst();
      if (!link) throw new LinkEnded();
      const { email, name, organisation, kind } = link;
      return { email, name, organisation, kind: kind as 'invitation' | 'reset' };
    },

    'POST /api/account-link/password': async ({ body }) => {
      const hash = hashLinkToken(body.token);
      const link = await selectLink(gate, hash, house.now()).executeTakeFirst();
      if (!link) throw new LinkEnded();
      refuseWeak(body.password, [link.email, link.name, link.organisation]);
      const passwordHash = await hashPassword(body.password);
      await gate.transaction().execute(async (trx) => {
        const used = await useLink(trx, hash, house.now()).executeTakeFirst();
        if (used.numUpdatedRows !== 1n) throw new LinkEnded();
        await updatePassword(trx, link, passwordHash).execute();
        await endSessionsOf(trx, link, house.now()).execute();
      });
      await note(link, link.kind === 'reset' ? 'password-reset' : 'account-opened');
      return { ok: true };
    },
  });

  /** Refuses a try that comes too soon after too many failures; gives the bucket of this one. */
  async function admitTry(who: string, request: FastifyRequest): Promise<Buffer> {
    const bucket = trialBucket(secret, who, request.ip);
    const seconds = await secondsToWait(gate, bucket, house.now());
    if (seconds > 0) {
      throw new DetailedError('WAIT_FIRST', `Wait ${seconds} seconds before the next try`, 429, { seconds });
    }
    return bucket;
  }

  async function start(
    who: Who & { readonly name: string },
    stage: Stage,
    request: FastifyRequest,
    response: FastifyReply,
  ): Promise<void> {
    const id = randomUUID();
    const { organisationId, accountId } = who;
    const device = request.headers['user-agent'] ?? '';
    await insertSession(gate, { organisationId, accountId, id, stage, device, now: house.now() }).execute();
    if (stage === 'complete') await note(who, 'sign-in');
    await response.startSession(id);
  }

  async function note(who: Who & { readonly name: string }, action: string): Promise<void> {
    await insertAuditEntry(gate, {
      organisationId: who.organisationId,
      at: house.now(),
      actorId: who.accountId,
      actor: who.name,
      action,
      subject: {},
    }).execute();
  }
}
