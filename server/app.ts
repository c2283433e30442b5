import { constants } from 'node:fs';
import { access as mayAccess } from 'node:fs/promises';
import { join } from 'node:path';
import { type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyInstance } from 'fastify';
import { toBase64url } from './crypto/base64url.ts';
import type { KeyStore } from './crypto/key-store.ts';
import type { Doors } from './db/connection.ts';
import { accounts } from './features/accounts/routes.ts';
import { ownAccount } from './features/access/own-account/routes.ts';
import { absence } from './features/absence/routes.ts';
import { absenceImport } from './features/absence-import/routes.ts';
import { access } from './features/access/routes.ts';
import { audit } from './features/audit/routes.ts';
import { analyses } from './features/analyses/routes.ts';
import { ballots } from './features/ballots/routes.ts';
import { checklists } from './features/checklists/routes.ts';
import { agreements } from './features/campaigns/agreement/routes.ts';
import { mailings } from './features/campaigns/mailing/routes.ts';
import { campaigns } from './features/campaigns/routes.ts';
import { series } from './features/campaigns/series/routes.ts';
import { comments } from './features/comments/routes.ts';
import { firstSteps } from './features/first-steps/routes.ts';
import { guides } from './features/guides/routes.ts';
import { figures } from './features/figures/routes.ts';
import { instruments } from './features/instruments/routes.ts';
import { interpretations } from './features/interpretations/routes.ts';
import { pageOfLink, publicPages } from './features/follow/public-routes.ts';
import { follow } from './features/follow/routes.ts';
import { invitations } from './features/invitations/routes.ts';
import { help } from './features/help/routes.ts';
import { keeping } from './features/keeping/routes.ts';
import { machineKeys } from './features/machine-keys/routes.ts';
import { mailSender } from './features/mail-sender/routes.ts';
import { mailbox } from './features/mailbox/routes.ts';
import { norms } from './features/norms/routes.ts';
import lastAttack from './features/methods/last-attack.json' with { type: 'json' };
import { mirror } from './features/mirror/routes.ts';
import { methods } from './features/methods/routes.ts';
import { normPool } from './features/norm-pool/routes.ts';
import { organisation } from './features/organisation/routes.ts';
import { people } from './features/people/routes.ts';
import { unitChanges } from './features/organisation/tree-routes.ts';
import { paper } from './features/paper/routes.ts';
import { planFeature } from './features/plan/plan-feature.ts';
import { questionnaires } from './features/questionnaires/routes.ts';
import { releases } from './features/releases/routes.ts';
import { response } from './features/response/routes.ts';
import { tallies } from './features/tally/routes.ts';
import { phones } from './features/session/phone-routes.ts';
import { sessions } from './features/session/routes.ts';
import { reports } from './features/reports/routes.ts';
import { results } from './features/results/routes.ts';
import { singleSignOn } from './features/single-sign-on/routes.ts';
import { webhooks } from './features/webhooks/routes.ts';
import { promise } from './features/promise/routes.ts';
import { year } from './features/year/routes.ts';
import { guideText } from './guide-text.ts';
import { registerCookie } from './http/cookie.ts';
import { registerClearing } from './http/clearing.ts';
import { registerErrors } from './http/errors.ts';
import { registerHeaders } from './http/headers.ts';
import { registerOpenapi } from './http/openapi.ts';
import { PLACES, registerPlaces } from './http/places.ts';
import { registerRateLimits } from './http/rate-limits.ts';
import { registerSameOrigin } from './http/same-origin.ts';
import { inlineScriptHashes, registerSite } from './http/site.ts';
import { ANSWER_PAGES, answerSiteListing } from './http/site-files.ts';
import { tryStore } from './http/try-store.ts';
import type { Instruments } from './instruments.ts';
import { REQUEST_LOG } from './observe/log.ts';
import type { Metrics } from './observe/metrics.ts';
import { registerReady } from './observe/ready.ts';
import type { OutboundRules } from './outbound/send-out.ts';

export interface AppOptions {
  readonly doors: Doors;
  readonly keys: KeyStore;
  readonly instruments: Instruments;
  /** For the thread that counts: it has connections and a key store of its own. */
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly now: () => Date;
  readonly manageUrl: string;
  readonly answerUrl: string;
  readonly mailboxOpen: boolean;
  /** Tests and the demonstration sign in hundreds of times a minute. */
  readonly unlimited?: boolean;
  readonly logger?: boolean;
  /** HR and administrators sign in with two steps; the default is whether the manage site is on https. */
  readonly secondStepRequired?: boolean;
  readonly trustProxy?: boolean;
  /** Requests that are dealt with at once, per site; the next one is asked to come back. */
  readonly places?: number;
  readonly metrics?: Metrics;
  /** Tests let the product call servers on this machine. */
  readonly outbound?: OutboundRules;
}

/** The manage site with its API, and the issuing of credentials. */
export async function buildManageApp(options: AppOptions): Promise<FastifyInstance> {
  const app = newApp(options, 'manage');
  options.metrics?.watch(app);
  const https = options.manageUrl.startsWith('https:');
  await registerHeaders(app, { https, scriptHashes: inlineScriptHashes() });
  registerErrors(app);
  await registerCookie(app, { secret: toBase64url(options.keys.secrets.jwtSecret), secure: https });
  app.addContentTypeParser(
    ['text/csv', 'application/octet-stream', 'application/vnd.ms-excel'],
    { parseAs: 'buffer' },
    (_request, body, done) => done(null, body),
  );
  await registerOpenapi(app, options.manageUrl);
  await app.register(async (api) => {
    registerSameOrigin(api, [options.manageUrl]);
    const signIn = { ...options, secondStepRequired: options.secondStepRequired ?? https };
    await access(api, signIn);
    await ownAccount(api, signIn);
    await accounts(api, options);
    await audit(api, options);
    await machineKeys(api, options);
    await webhooks(api, options);
    await singleSignOn(api, options);
    await organisation(api, options);
    await unitChanges(api, options);
    await keeping(api, { ...options, attack: lastAttack });
    await people(api, options);
    await firstSteps(api, options);
    await help(api, { ...options, guideText });
    await questionnaires(api, { ...options, ...options.instruments });
    await instruments(api, { ...options, ...options.instruments });
    await norms(api, { ...options, ...options.instruments });
    await campaigns(api, { ...options, ...options.instruments });
    await agreements(api, { ...options, ...options.instruments });
    await series(api, options);
    await year(api, options);
    await mailings(api, { ...options, ...options.instruments });
    await mailbox(api, options);
    await mailSender(api, options);
    await absenceImport(api, options);
    await paper(api, options);
    await response(api, options);
    await checklists(api, { ...options, checklists: options.instruments.checklists });
    await absence(api, { ...options, norms: options.instruments.norms });
    await tallies(api, options);
    await results(api, { ...options, ...options.instruments });
    await interpretations(api, options);
    await figures(api, options);
    await comments(api, options);
    await releases(api, options);
    await analyses(api, options);
    await guides(api, { ...options, guides: options.instruments.guides });
    await planFeature(api, { ...options, ...options.instruments });
    await methods(api, options);
    await normPool(api, { ...options, ...options.instruments });
    await reports(api, { ...options, ...options.instruments });
    await sessions(api, options);
    await follow(api, options);
  });
  await app.register(async (issuing) => {
    registerSameOrigin(issuing, [options.answerUrl]);
    allowAnswerSite(issuing, options.answerUrl);
    await invitations(issuing, options);
    await pageOfLink(issuing, options);
  });
  registerReady(app, readiness(options));
  await registerSite(app, { kind: 'manage' });
  return app;
}

/** The answer site: public campaign material and the ballot box. It knows nobody, sets no cookie and logs no visitor. */
export async function buildAnswerApp(options: AppOptions): Promise<FastifyInstance> {
  const app = newApp({ ...options, logger: false }, 'answer');
  await registerHeaders(app, {
    https: options.answerUrl.startsWith('https:'),
    connect: [options.manageUrl],
    scriptHashes: inlineScriptHashes(),
    strict: true,
  });
  registerErrors(app);
  await app.register(async (api) => {
    registerSameOrigin(api, [options.answerUrl]);
    await ballots(api, options);
    await promise(api, options);
    await phones(api, options);
    await publicPages(api, options);
    await mirror(api, { ...options, ...options.instruments });
    registerClearing(api);
  });
  app.get('/origins.json', { schema: { hide: true } as object }, async (_request, reply) => {
    void reply.header('cache-control', 'no-cache');
    return { manage: options.manageUrl };
  });
  app.get('/files.txt', { schema: { hide: true } as object }, async (_request, reply) =>
    reply.type('text/plain').send(answerSiteListing() ?? ''),
  );
  registerReady(app, readiness(options));
  await registerSite(app, { kind: 'answer', pages: ANSWER_PAGES });
  return app;
}

function readiness({ doors, dataDir }: AppOptions) {
  return { doors, readKeys: () => mayAccess(join(dataDir, 'keys'), constants.R_OK | constants.X_OK) };
}

function newApp(options: AppOptions, site: 'manage' | 'answer'): FastifyInstance {
  const app = Fastify({
    logger: options.logger ? REQUEST_LOG : false,
    bodyLimit: 128 * 1024,
    trustProxy: options.trustProxy ?? false,
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.setValidatorCompiler(TypeBoxValidatorCompiler);
  registerPlaces(app as unknown as FastifyInstance, options.places ?? PLACES, () =>
    options.metrics?.refused(site),
  );
  // What the answer site counts stays in memory: nothing about who calls there is written down.
  const { doors, now, keys } = options;
  const store =
    site === 'manage' ? tryStore({ gate: doors.gate, now, secret: keys.secrets.jwtSecret }) : undefined;
  if (!options.unlimited) registerRateLimits(app as unknown as FastifyInstance, store as never);
  return app as unknown as FastifyInstance;
}

/** The answer site may call the two invitation routes, without cookies. */
function allowAnswerSite(app: FastifyInstance, answerUrl: string): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (request.headers.origin === answerUrl)
      void reply.headers({ 'access-control-allow-origin': answerUrl, vary: 'origin' });
    done();
  });
  app.options('/api/invitations/*', { schema: { hide: true } as object }, async (request, reply) => {
    if (request.headers.origin === answerUrl) {
      void reply.headers({
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': 'content-type',
        'access-control-max-age': '600',
      });
    }
    return reply.code(204).send();
  });
}
