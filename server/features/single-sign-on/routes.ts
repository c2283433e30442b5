import { randomUUID } from 'node:crypto';
import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import type { KeyStore } from '../../crypto/key-store.ts';
import { settingsBox } from '../../crypto/settings-box.ts';
import { insertAuditEntry } from '../../db/audit.ts';
import { NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import type { OutboundRules } from '../../outbound/send-out.ts';
import { routes } from './contract.ts';
import { beginAt, discover, type Expected, vouchedEmail } from './provider.ts';
import {
  deleteProvider,
  insertProvider,
  insertState,
  insertVouchedSession,
  selectOpenAccount,
  selectProvider,
  selectProviderFor,
  selectProviderSecrets,
  takeState,
  updateProvider,
} from './queries.ts';

const MINUTES_TO_RETURN = 10;
const COOKIE = 'werkpeil-sign-in';
const BEGIN = '/api/single-sign-on/:organisationId/begin';
const RETURN = '/api/single-sign-on/return';

const NoSecret = createError('NO_SECRET', 'Give the secret that the provider made for Werkpeil', 422);
const ProviderSilent = createError(
  'PROVIDER_SILENT',
  'The provider gave no usable configuration at this address',
  422,
);

interface SignOnHouse extends House {
  readonly keys: Pick<KeyStore, 'secrets'>;
  readonly manageUrl: string;
  readonly outbound?: OutboundRules;
}

interface State extends Expected {
  readonly organisationId: string;
}

/**
 * Sign-in through the organisation's own provider. It opens accounts that exist and never makes one or gives a role; the
 * issuer is the one of the organisation that the sign-in began for, and only for its own mail domains.
 */
export async function singleSignOn(app: FastifyInstance, house: SignOnHouse): Promise<void> {
  const { gate } = house.doors;
  const box = settingsBox(house.keys.secrets.jwtSecret);
  const redirectUrl = `${house.manageUrl}${RETURN}`;
  const place = (organisationId: string) => `identity provider ${organisationId}`;
  const rules = house.outbound ?? {};

  serve(app, house, routes, {
    'POST /api/single-sign-on': async ({ body }) => {
      const found = await selectProviderFor(gate, body.email.trim().toLowerCase()).execute();
      const [only] = found;
      const start = found.length === 1 && only ? BEGIN.replace(':organisationId', only.organisationId) : null;
      return { start };
    },

    'GET /api/identity-provider': async ({ trx }) => ({
      provider: (await selectProvider(trx).executeTakeFirst()) ?? null,
      redirectUrl,
    }),

    'PUT /api/identity-provider': async ({ session, trx, body }) => {
      const { organisationId } = session;
      const before = await selectProviderSecrets(gate, organisationId).executeTakeFirst();
      if (body.clientSecret === '' && !before) throw new NoSecret();
      const clientSecret =
        body.clientSecret || box.open(place(organisationId), before?.clientSecret ?? Buffer.alloc(0));
      await discover({ ...body, clientSecret }, rules).catch(() => {
        throw new ProviderSilent();
      });
      const sealed = body.clientSecret ? box.seal(place(organisationId), body.clientSecret) : null;
      const provider = { ...body, organisationId, clientSecret: sealed };
      if (before) await updateProvider(trx, provider).execute();
      else await insertProvider(trx, { ...provider, clientSecret: sealed as Buffer }).execute();
      return { ok: true };
    },

    'DELETE /api/identity-provider': async ({ session, trx }) => {
      const gone = await deleteProvider(trx, session.organisationId).executeTakeFirst();
      if (gone.numDeletedRows !== 1n) throw new NotFound();
      return { ok: true };
    },
  });

  // Pages that a browser walks through: they answer with a redirect, so they stand outside the contract.
  const hidden = { schema: { hide: true } as object };

  app.get(BEGIN, hidden, async (request, reply) => {
    const { organisationId } = request.params as { organisationId: string };
    try {
      const configuration = await configurationOf(organisationId);
      if (!configuration) return await reply.redirect('/login?problem=sign-on');
      const id = randomUUID();
      const { url, expected } = await beginAt(configuration, redirectUrl, id);
      await insertState(gate, {
        id,
        secret: { ...expected, organisationId },
        expiresAt: new Date(house.now().getTime() + MINUTES_TO_RETURN * 60_000),
      }).execute();
      void reply.setCookie(COOKIE, id, {
        path: RETURN,
        httpOnly: true,
        sameSite: 'lax',
        secure: house.manageUrl.startsWith('https:'),
        maxAge: MINUTES_TO_RETURN * 60,
      });
      return await reply.redirect(url.href);
    } catch (error) {
      request.log.warn({ err: error }, 'single sign-on could not begin');
      return reply.redirect('/login?problem=sign-on');
    }
  });

  app.get(RETURN, hidden, async (request, reply) => {
    const cookies = request.cookies as Record<string, string | undefined>;
    void reply.clearCookie(COOKIE, { path: RETURN });
    try {
      const who = await whoReturned(cookies[COOKIE], request.url);
      if (!who) return await reply.redirect('/login?problem=sign-on-account');
      const id = randomUUID();
      const device = request.headers['user-agent'] ?? '';
      await insertVouchedSession(gate, { ...who, id, device, now: house.now() }).execute();
      await insertAuditEntry(gate, {
        organisationId: who.organisationId,
        at: house.now(),
        actorId: who.accountId,
        actor: who.name,
        action: 'sign-in',
        subject: { by: 'single-sign-on' },
      }).execute();
      await reply.startSession(id);
      return await reply.redirect('/');
    } catch (error) {
      request.log.warn({ err: error }, 'single sign-on failed');
      return reply.redirect('/login?problem=sign-on');
    }
  });

  async function configurationOf(organisationId: string) {
    if (!/^[0-9a-f-]{36}$/.test(organisationId)) return null;
    const provider = await selectProviderSecrets(gate, organisationId).executeTakeFirst();
    if (!provider) return null;
    const clientSecret = box.open(place(organisationId), provider.clientSecret);
    return discover({ ...provider, clientSecret }, rules);
  }

  /** The account that the provider vouches for; null when there is none, or not of a domain of this organisation. */
  async function whoReturned(cookie: string | undefined, url: string) {
    const returned = new URL(url, house.manageUrl);
    const stateId = returned.searchParams.get('state') ?? '';
    if (cookie === undefined || cookie !== stateId || !/^[0-9a-f-]{36}$/.test(stateId)) return null;
    const row = await takeState(gate, stateId, house.now()).executeTakeFirst();
    if (!row) return null;
    const state = row.secret as unknown as State;
    const configuration = await configurationOf(state.organisationId);
    if (!configuration) return null;
    const email = await vouchedEmail(configuration, returned, state);
    const provider = await selectProviderSecrets(gate, state.organisationId).executeTakeFirst();
    if (!email || !provider?.domains.includes(email.slice(email.lastIndexOf('@') + 1))) return null;
    const account = await selectOpenAccount(gate, state.organisationId, email).executeTakeFirst();
    return account
      ? { organisationId: state.organisationId, accountId: account.id, name: account.name }
      : null;
  }
}
