import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

interface Options {
  /** Other origins that pages may fetch from. */
  readonly connect?: readonly string[];
  readonly https: boolean;
  /** `'sha256-…'` of every inline script in the built pages. */
  readonly scriptHashes: readonly string[];
}

/** Security headers of one site: nothing but what the site itself serves, and only the inline scripts that were built. */
export async function registerHeaders(
  app: FastifyInstance,
  { connect = [], https, scriptHashes }: Options,
): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'", ...scriptHashes],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'", ...connect],
        'manifest-src': ["'self'"],
        'frame-ancestors': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  });
}
