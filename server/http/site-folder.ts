import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const BUILD = join(import.meta.dirname, '..', '..', 'build');
/** Holds the digest of what the newest pages were made of. */
export const SITE_STAMP = join(BUILD, 'web.sha256');

/** Where the pages of one build lie. */
export function siteFolderOf(digest: string): string {
  return join(BUILD, `web-${digest.slice(0, 16)}`);
}

let served: string | null = null;

/**
 * The pages that this process serves: those that were newest when it first asked. They stay the same while it runs. A
 * build meanwhile would give pages whose scripts the policy of this process does not know, and those stay empty.
 */
export function siteFolder(): string {
  served ??= existsSync(SITE_STAMP) ? siteFolderOf(readFileSync(SITE_STAMP, 'utf8')) : null;
  return served ?? siteFolderOf('none');
}
