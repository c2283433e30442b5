import { createHash } from 'node:crypto';
import { receiptOfHash } from './receipt.ts';

/**
 * What `base64url.ts` and `receipt.ts` do in every browser, with Node's own means: a ballot carries three such texts, and
 * there they would take longer than checking its signature. As strict, and the same bytes.
 * Oracle: the browser's half, tests/crypto/receipt.test.ts.
 */
export function fastFromBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes = Buffer.from(text, 'base64url');
  // Of a buffer of its own: one from the common pool would take its neighbours along to a thread.
  return bytes.toString('base64url') === text ? new Uint8Array(bytes) : null;
}

export function fastToBase64url(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url');
}

export function fastReceiptOf(box: Uint8Array): string {
  return receiptOfHash(createHash('sha256').update(box).digest());
}
