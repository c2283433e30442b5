import { createHash } from 'node:crypto';
import { invitationToken } from '../../crypto/invitation-token.ts';
import { drawCode, tokenOfCode } from '../../crypto/typed-code.ts';

export interface Token {
  readonly token: string;
  /** All that the database sees of it. */
  readonly hash: Buffer;
  /** What a person types instead, on paper only. */
  readonly code: string | null;
}

/** A token for a link: 256 bits that follow from the key of the campaign, so that a reminder can carry the same link. */
export function drawToken(key: Uint8Array, invitationId: string, round = 0): Token {
  return withHash(invitationToken(key, invitationId, round), null);
}

/** A token that can be typed: it follows from a code on paper. */
export async function drawTypedToken(): Promise<Token & { readonly code: string }> {
  const code = await drawCode();
  return { ...withHash(await tokenOfCode(code), code), code };
}

function withHash(token: string, code: string | null): Token {
  return { token, code, hash: createHash('sha256').update(token).digest() };
}
