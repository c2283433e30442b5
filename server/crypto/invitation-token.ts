import { createHmac } from 'node:crypto';
import { randomBytes } from './random-bytes.ts';

const KEY_LENGTH = 32;

/** The key that the links of one campaign follow from. It stands with the keys of the campaign and goes with them. */
export function drawInvitationKey(): Uint8Array {
  return randomBytes(KEY_LENGTH);
}

/**
 * The token of an invitation, so that a reminder carries the same link without anybody having kept the link.
 *
 * Formula: HMAC-SHA-256(key of the campaign, "werkpeil/invitation/" || id || "/" || round), base64url without padding.
 *   The round goes up when a link is sent to another address; the token before then opens nothing.
 */
export function invitationToken(key: Uint8Array, invitationId: string, round: number): string {
  return createHmac('sha256', key).update(`werkpeil/invitation/${invitationId}/${round}`).digest('base64url');
}
