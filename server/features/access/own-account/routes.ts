import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import { generateSecret, generateURI } from 'otplib';
import QRCode from 'qrcode';
import { settingsBox } from '../../../crypto/settings-box.ts';
import { NotFound, SecondStepNeeded } from '../../../http/errors.ts';
import { serve } from '../../../http/serve.ts';
import { IDLE_MINUTES, type Session } from '../../../http/session.ts';
import { hashPassword, matchPassword } from '../password.ts';
import { refuseWeak } from '../refuse-weak.ts';
import type { AccessHouse } from '../routes.ts';
import { placeOfTotp, stepOfCode } from '../second-step.ts';
import { routes } from './contract.ts';
import {
  completeSession,
  confirmTotp,
  countRecoveryCodes,
  deletePasskey,
  deleteRecoveryCodes,
  endOtherSessions,
  endOwnSession,
  selectOwnAccount,
  selectOwnPasskeys,
  selectOwnSessions,
  updateOwnLanguage,
  updateOwnPassword,
  updateTotp,
} from './queries.ts';
import { firstRecoveryCodes, renewRecoveryCodes } from './recovery-codes.ts';
import { askForNewPasskey, keepPasskey } from './register-passkey.ts';

const WrongCode = createError('WRONG_CODE', 'The code is not right, or was used before', 422);
const WrongPassword = createError('WRONG_PASSWORD', 'The password is not right', 422);
const PasskeyRefused = createError('PASSKEY_REFUSED', 'The passkey was not recognised; try again', 422);
const LastSecondStep = createError(
  'LAST_SECOND_STEP',
  'This role needs a second step; add another before removing this one',
  409,
);

export async function ownAccount(app: FastifyInstance, house: AccessHouse): Promise<void> {
  const { gate } = house.doors;
  const box = settingsBox(house.keys.secrets.jwtSecret);
  const site = () => ({ manageUrl: house.manageUrl, now: house.now() });

  serve(app, house, routes, {
    'GET /api/own-account': async ({ session }) => {
      ownsSecondStep(session);
      const account = await selectOwnAccount(gate, session).executeTakeFirstOrThrow();
      const passkeys = await selectOwnPasskeys(gate, session).execute();
      const since = new Date(house.now().getTime() - IDLE_MINUTES * 60_000);
      const sessions = await selectOwnSessions(gate, session, since).execute();
      const codes = await countRecoveryCodes(gate, session).executeTakeFirstOrThrow();
      return {
        name: account.name,
        email: account.email,
        language: account.language,
        hasPassword: account.passwordHash !== null,
        code: account.totpConfirmedAt !== null,
        recoveryCodesLeft: codes.n,
        passkeys: passkeys.map(({ id, name, createdAt, lastUsedOn }) => ({
          id,
          name,
          createdAt: createdAt.toISOString(),
          lastUsedOn,
        })),
        sessions: sessions.map(({ id, device, createdAt, lastSeenAt }) => ({
          id,
          device,
          createdAt: createdAt.toISOString(),
          lastSeenAt: lastSeenAt.toISOString(),
          current: id === session.id,
        })),
      };
    },

    'PATCH /api/own-account': async ({ session, trx, body }) => {
      await updateOwnLanguage(trx, session.accountId, body.language).execute();
      return { ok: true };
    },

    'POST /api/own-account/password': async ({ session, body }) => {
      const account = await selectOwnAccount(gate, session).executeTakeFirstOrThrow();
      if ((await matchPassword([account.passwordHash ?? ''].filter(Boolean), body.current)) < 0) {
        throw new WrongPassword();
      }
      refuseWeak(body.password, [account.email, account.name, account.organisation]);
      await updateOwnPassword(gate, session, await hashPassword(body.password)).execute();
      await endOtherSessions(gate, session, session.id, house.now()).execute();
      return { ok: true };
    },

    'POST /api/own-account/code': async ({ session }) => {
      ownsSecondStep(session);
      const account = await selectOwnAccount(gate, session).executeTakeFirstOrThrow();
      if (account.totpConfirmedAt) await refuseLast(session, 'code');
      const secret = generateSecret();
      const sealed = box.seal(placeOfTotp(session), secret);
      await updateTotp(gate, session, { secret: sealed, confirmedAt: null }).execute();
      const address = generateURI({ issuer: 'Werkpeil', label: account.email, secret });
      return { secret, address, picture: await QRCode.toString(address, { type: 'svg', margin: 1 }) };
    },

    'POST /api/own-account/code/confirm': async ({ session, body }) => {
      ownsSecondStep(session);
      const account = await selectOwnAccount(gate, session).executeTakeFirstOrThrow();
      if (!account.totpSecret || account.totpConfirmedAt) throw new WrongCode();
      const secret = box.open(placeOfTotp(session), account.totpSecret);
      const step = await stepOfCode(secret, body.code.replace(/\s/g, ''), house.now());
      if (step === null) throw new WrongCode();
      await confirmTotp(gate, session, step, house.now()).execute();
      await completeSession(gate, session.id).execute();
      return { recoveryCodes: await firstRecoveryCodes(gate, session) };
    },

    'DELETE /api/own-account/code': async ({ session }) => {
      await refuseLast(session, 'code');
      await updateTotp(gate, session, { secret: null, confirmedAt: null }).execute();
      await forgetCodesWithoutSteps(session);
      return { ok: true };
    },

    'POST /api/own-account/recovery-codes': async ({ session }) => ({
      recoveryCodes: await renewRecoveryCodes(gate, session),
    }),

    'POST /api/own-account/passkey-question': async ({ session }) => {
      ownsSecondStep(session);
      return askForNewPasskey(gate, session, site());
    },

    'POST /api/own-account/passkeys': async ({ session, body }) => {
      ownsSecondStep(session);
      if (!(await keepPasskey(gate, session, body, site()))) throw new PasskeyRefused();
      await completeSession(gate, session.id).execute();
      return { recoveryCodes: await firstRecoveryCodes(gate, session) };
    },

    'DELETE /api/own-account/passkeys/:passkeyId': async ({ session, params }) => {
      await refuseLast(session, 'passkey');
      const gone = await deletePasskey(gate, session, params.passkeyId).executeTakeFirst();
      if (gone.numDeletedRows !== 1n) throw new NotFound();
      await forgetCodesWithoutSteps(session);
      return { ok: true };
    },

    'DELETE /api/own-account/sessions/:sessionId': async ({ session, params }) => {
      const ended = await endOwnSession(gate, session, params.sessionId, house.now()).executeTakeFirst();
      if (ended.numUpdatedRows !== 1n) throw new NotFound();
      return { ok: true };
    },
  });

  /** Where a second step is required, the last one may be replaced but not removed. */
  async function refuseLast(session: Session, removed: 'code' | 'passkey'): Promise<void> {
    if (!house.secondStepRequired) return;
    if (!session.roles.some(({ role }) => role === 'hr' || role === 'administrator')) return;
    const account = await selectOwnAccount(gate, session).executeTakeFirstOrThrow();
    const passkeys = (await selectOwnPasskeys(gate, session).execute()).length;
    const left = removed === 'code' ? passkeys : passkeys - 1 + (account.totpConfirmedAt ? 1 : 0);
    if (left < 1) throw new LastSecondStep();
  }

  /** Recovery codes stand in for a second step; without one they would only be another password. */
  async function forgetCodesWithoutSteps(session: Session): Promise<void> {
    const account = await selectOwnAccount(gate, session).executeTakeFirstOrThrow();
    const passkeys = await selectOwnPasskeys(gate, session).execute();
    if (!account.totpConfirmedAt && passkeys.length === 0) await deleteRecoveryCodes(gate, session).execute();
  }
}

/** Who still owes the second step may not add one: that would be a way around it. */
function ownsSecondStep(session: Session): void {
  if (session.stage === 'password') throw new SecondStepNeeded();
}
