import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply } from 'fastify';

interface Options {
  /** Other origins that pages may fetch from. */
  readonly connect?: readonly string[];
  readonly https: boolean;
  /** `'sha256-…'` of every inline script in the built pages. */
  readonly scriptHashes: readonly string[];
  /** For the answer site: no inline styles, no text that becomes script or markup unseen, no sensors. */
  readonly strict?: boolean;
}

/** The policies by which Svelte hands markup, and the answer page its own worker, to the browser. */
const TRUSTED_TYPES = ['svelte-trusted-html', 'werkpeil-worker', "'allow-duplicates'"];

/** The one inline style of the kit: it hides the line that tells a screen reader which page was opened. */
const KIT_STYLE = ["'unsafe-hashes'", "'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='"];

const NO_SENSORS = ['camera', 'microphone', 'geolocation', 'usb', 'payment', 'browsing-topics']
  .map((sensor) => `${sensor}=()`)
  .join(', ');

/** Security headers of one site: nothing but what the site itself serves, and only the inline scripts that were built. */
export async function registerHeaders(
  app: FastifyInstance,
  { connect = [], https, scriptHashes, strict }: Options,
): Promise<void> {
  await app.register(helmet, {
    global: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'", ...scriptHashes],
        'style-src': strict ? ["'self'", ...KIT_STYLE] : ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'", ...connect],
        'manifest-src': ["'self'"],
        'frame-ancestors': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        ...(strict ? { 'require-trusted-types-for': ["'script'"], 'trusted-types': TRUSTED_TYPES } : {}),
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  });
  // The same for every request, so helmet is asked by the first one and not by each.
  let fixed: Parameters<FastifyReply['headers']>[0] | undefined;
  const ask = async (reply: FastifyReply) => {
    await reply.helmet();
    fixed = { ...reply.raw.getHeaders(), ...(strict ? { 'permissions-policy': NO_SENSORS } : {}) };
    void reply.headers(fixed);
  };
  app.addHook('onRequest', (_request, reply, done) => {
    if (!fixed) return void ask(reply).then(() => done(), done);
    void reply.headers(fixed);
    done();
  });
}
