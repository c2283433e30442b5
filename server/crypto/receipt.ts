import { grouped, tidyCrockford, toCrockford } from './crockford.ts';
import { sha256 } from './sha256.ts';

const RECEIPT_LENGTH = 12;

/**
 * The receipt of a sealed box: proves after the close that this box was counted, and says nothing about its content.
 *
 * Formula: the first 60 bits of SHA-256(box) in Crockford base 32, for example `7ZQ4-M0KD-93TB`.
 * Defined for: any box. Among a million boxes two share a receipt with a chance of 1 in 2 million.
 */
export async function receiptOf(box: Uint8Array): Promise<string> {
  return receiptOfHash(await sha256(box));
}

/** The same from SHA-256(box), for who has the hash at hand. */
export function receiptOfHash(hash: Uint8Array): string {
  return grouped(toCrockford(hash).slice(0, RECEIPT_LENGTH), 4);
}

/** A receipt as somebody types it, in the form in which it is listed; null when it cannot be one. */
export function tidyReceipt(text: string): string | null {
  const code = tidyCrockford(text);
  return /^[0-9A-HJKMNP-TV-Z]{12}$/.test(code) ? grouped(code, 4) : null;
}
