import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { siteFolder } from './site-folder.ts';

/** Pages that exist on the answer site; anything else is not found there. */
export const ANSWER_PAGES = ['s', 'self', 'answers', 'compare', 'code', 'talk', 'follow'] as const;

/** Name and SHA-256 of every file that the answer site serves, one a line as `sha256sum` writes them; null before a build. */
export function answerSiteListing(folder = siteFolder()): string | null {
  if (!existsSync(folder)) return null;
  const pages = new Set(ANSWER_PAGES.map((page) => `${page}.html`));
  const served = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => statSync(join(folder, path)).isFile())
    .filter((path) => !path.endsWith('.html') || pages.has(path))
    .sort();
  return served.map((path) => `${sha256(readFileSync(join(folder, path)))}  ${path}\n`).join('');
}

/** One fingerprint for all files of the answer site: it stands in the manifest, and so in the eight words. */
export function answerSiteHash(folder = siteFolder()): string | null {
  const listing = answerSiteListing(folder);
  return listing === null ? null : sha256(Buffer.from(listing));
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
