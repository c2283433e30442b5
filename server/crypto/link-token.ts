import { createHash, randomBytes } from 'node:crypto';

export interface LinkToken {
  /** What stands in the link, behind `#`: 256 random bits. */
  readonly token: string;
  /** What the database keeps. */
  readonly hash: Buffer;
}

export function newLinkToken(): LinkToken {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashLinkToken(token) };
}

export function hashLinkToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
