import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** A key pair as it is stored and published: SPKI and PKCS #8, both DER. */
export interface KeyPairBytes {
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}

/** Parses an SPKI public key. Parsing costs more than a verification: do it once per key and keep the result. */
export function publicKeyFrom(spki: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
}

/** Parses a PKCS #8 private key. Keep the result for the life of the campaign, no longer. */
export function privateKeyFrom(pkcs8: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
}
