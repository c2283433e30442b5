import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { siteFolder } from './site-folder.ts';

/** Keeps the answer page usable without a connection; the manage site has none. */
const SERVICE_WORKER = 'service-worker.js';

interface ManageSite {
  readonly kind: 'manage';
}
interface AnswerSite {
  readonly kind: 'answer';
  /** Pages that exist on the answer site; anything else is not found there. */
  readonly pages: readonly string[];
}

/** Serves the built pages. Unknown addresses of the manage site get the page that starts the app there. */
export async function registerSite(
  app: FastifyInstance,
  site: ManageSite | AnswerSite,
  folder = siteFolder(),
): Promise<void> {
  if (!existsSync(folder)) return;
  await app.register(fastifyStatic, {
    root: folder,
    serve: false,
    preCompressed: true,
    cacheControl: false,
    acceptRanges: false,
    etag: true,
  });
  app.get('/_app/*', { schema: { hide: true } as object }, (request, reply) => {
    const path = (request.params as { '*': string })['*'];
    const seconds = path.startsWith('immutable/') ? 31_536_000 : 60;
    void reply.header('cache-control', `public, max-age=${seconds}${seconds > 60 ? ', immutable' : ''}`);
    if (!path.includes('/workers/')) dropPolicy(reply);
    return reply.sendFile(`_app/${path}`);
  });
  app.get('/*', { schema: { hide: true } as object }, (request, reply) => {
    const path = (request.params as { '*': string })['*'].replace(/\/$/, '');
    void reply.header('cache-control', 'no-cache');
    if (path.startsWith('api/')) return reply.callNotFound();
    if (/^[\w-]+\.(svg|png|ico|txt|webmanifest|woff2)$/.test(path)) return reply.sendFile(path);
    if (site.kind === 'answer' && path === SERVICE_WORKER) return reply.sendFile(path);
    if (site.kind === 'manage') return reply.sendFile('200.html');
    if (path === '') return reply.redirect(`/${site.pages[0]}`);
    return site.pages.includes(path) ? reply.sendFile(`${path}.html`) : reply.callNotFound();
  });
}

/** What a browser heeds of a page or a window only; not how a script is read (nosniff) or what it sends on (referrer). */
const OF_PAGES_ONLY = [
  'content-security-policy',
  'permissions-policy',
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
];

/**
 * A script or style is bound by the policy of the page that loads it; sent along with forty small files the same text would
 * weigh more on a phone than most of them. A worker has a policy of its own and keeps it.
 */
function dropPolicy(reply: FastifyReply): void {
  for (const name of OF_PAGES_ONLY) {
    reply.removeHeader(name);
    reply.raw.removeHeader(name);
  }
}

/** Policy sources for the inline scripts of the built pages; Kit starts each page with one. */
export function inlineScriptHashes(folder = siteFolder()): readonly string[] {
  if (!existsSync(folder)) return [];
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.html'),
  );
  const scripts = pages.flatMap((page) => [
    ...readFileSync(join(folder, page), 'utf8').matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g),
  ]);
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return [...new Set(scripts.map((script) => hash(script[1] ?? '')))];
}
