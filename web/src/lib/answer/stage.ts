import type { Obstacle } from './obstacles.ts';

/** Where somebody is with their link. */
export type Stage =
  | { readonly kind: 'loading' | 'welcome' | 'screen' | 'review' | 'send' | 'pin' | 'words' }
  | { readonly kind: 'obstacle'; readonly obstacle: Obstacle }
  | { readonly kind: 'done'; readonly receipt: string; readonly codes: readonly number[] };

const LINK = /^[A-Za-z0-9_-]{43}$/;
const MOVED = /^r[0-9]{300,4000}$/;

/** What stands behind the # of an address: a link, or a draft that comes from another device. */
export function kindOfSecret(secret: string): 'none' | 'link' | 'moved' | 'unknown' {
  if (secret === '') return 'none';
  if (MOVED.test(secret)) return 'moved';
  return LINK.test(secret) ? 'link' : 'unknown';
}
