import {
  constants,
  createPublicKey,
  generateKeyPair,
  privateDecrypt,
  publicEncrypt,
  verify,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { KeyPairBytes } from './key-pair.ts';

/**
 * The signer's half of RSABSSA-SHA384-PSS-Randomized: gives a credential without seeing it.
 *
 * Question: may this person answer, once, in this scope, without anyone being able to recognise the answer?
 * Formula: blindSignature = blindedMessage^d mod n; the client divides its blinding factor out again.
 * Source: RFC 9474, sections 4.3 (BlindSign) and 4.5 (Verification); keys of 2048 bits as in RFC 9578.
 * Defined for: a blinded message of exactly the modulus length, 1 < value < n-1; anything else is refused.
 * One key per scope: a credential carries its scope only through the key that signed it.
 * Oracle: RFC 9474 appendix A.1 and byte equality with @cloudflare/blindrsa-ts, tests/crypto/blind-signature.test.ts.
 */
export type BlindSignResult =
  | { readonly kind: 'signed'; readonly blindSignature: Uint8Array }
  | { readonly kind: 'refused'; readonly reason: 'wrong-length' | 'out-of-range' };

/** x^d mod n without padding. A parameter of `blindSign`, so that a test can let the hardware fail. */
export type RawPrivateOperation = (privateKey: KeyObject, input: Uint8Array) => Uint8Array;

interface PublicHalf {
  readonly publicKey: KeyObject;
  readonly modulus: Buffer;
}

const SALT_LENGTH = 48;
const publicHalves = new WeakMap<KeyObject, PublicHalf>();

/** A fresh key pair for one scope. Runs on the thread pool (about 0.2 s of a core), so launches stay responsive. */
export async function generateScopeKey(): Promise<KeyPairBytes> {
  return promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicExponent: 0x10001,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  });
}

/** Whether `blindSign` would sign this: the length of the modulus, and in range. */
export function mayBeSigned(privateKey: KeyObject, blindedMessage: Uint8Array): boolean {
  const { modulus } = publicHalfOf(privateKey);
  return blindedMessage.length === modulus.length && isInRange(blindedMessage, modulus);
}

/** Signs a blinded message. Deterministic: a retry with the same message gets the same signature. */
export function blindSign(
  privateKey: KeyObject,
  blindedMessage: Uint8Array,
  rawPrivateOperation: RawPrivateOperation = privateOperation,
): BlindSignResult {
  const { publicKey, modulus } = publicHalfOf(privateKey);
  // Node takes a short input, 0 and 1 without a word; 0, 1 and n-1 are their own signatures up to sign.
  if (blindedMessage.length !== modulus.length) return { kind: 'refused', reason: 'wrong-length' };
  if (!isInRange(blindedMessage, modulus)) return { kind: 'refused', reason: 'out-of-range' };
  const blindSignature = rawPrivateOperation(privateKey, blindedMessage);
  // A single faulty CRT result would give away a prime factor of the key (RFC 9474, 4.3 step 4).
  if (!publicOperation(publicKey, blindSignature).equals(blindedMessage)) {
    throw new Error('Blind signing failed its own check; no signature was given out.');
  }
  return { kind: 'signed', blindSignature: new Uint8Array(blindSignature) };
}

/** True when the signature is a credential of this scope's key over the prepared message. */
export function verifyCredential(
  publicKey: KeyObject,
  preparedMessage: Uint8Array,
  signature: Uint8Array,
): boolean {
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  return verify('sha384', preparedMessage, { key: publicKey, padding, saltLength: SALT_LENGTH }, signature);
}

function privateOperation(key: KeyObject, input: Uint8Array): Uint8Array {
  return privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, input);
}

function publicOperation(key: KeyObject, input: Uint8Array): Buffer {
  return publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, input);
}

function publicHalfOf(privateKey: KeyObject): PublicHalf {
  const known = publicHalves.get(privateKey);
  if (known) return known;
  const publicKey = createPublicKey(privateKey);
  const modulus = Buffer.from(publicKey.export({ format: 'jwk' }).n ?? '', 'base64url');
  publicHalves.set(privateKey, { publicKey, modulus });
  return { publicKey, modulus };
}

/** 1 < value < n-1 for big-endian bytes of equal length. n is odd, so n-1 only differs in the last byte. */
function isInRange(value: Uint8Array, modulus: Buffer): boolean {
  const one = Buffer.alloc(modulus.length);
  one[modulus.length - 1] = 1;
  const modulusMinusOne = Buffer.from(modulus);
  modulusMinusOne[modulus.length - 1]! -= 1;
  return Buffer.compare(value, one) > 0 && Buffer.compare(value, modulusMinusOne) < 0;
}
