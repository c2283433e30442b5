import { createCipheriv, createDecipheriv, createECDH, createPrivateKey, generateKeyPair } from 'node:crypto';
import type { ECDH, KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { messageKey, sharedSecret } from './hpke-schedule.ts';
import type { KeyPairBytes } from './key-pair.ts';

/**
 * A sealed box: answers that only the holder of the campaign's sealing key can open.
 *
 * Formula: box = enc || AES-256-GCM(key, nonce, plaintext, aad); enc = the ephemeral public point (65 bytes).
 * Source: RFC 9180, single-shot base mode (section 6.1); suite and reasons in `hpke-schedule.ts`.
 * Defined for: any plaintext; a box is 81 bytes longer. Opening anything else gives null, never an exception.
 * The associated data is not in the box: who opens must name the same campaign, scope and serial.
 * Oracle: RFC 9180 vectors and @hpke/core both ways, tests/crypto/sealed-box.test.ts.
 */
export interface BoxContext {
  readonly info: Uint8Array;
  readonly aad: Uint8Array;
}

export const BOX_OVERHEAD = 81;

const CURVE = 'prime256v1';
const CIPHER = 'aes-256-gcm';
const POINT_LENGTH = 65;
const TAG_LENGTH = 16;
/** What precedes the point in the SPKI form of every P-256 public key. */
const SPKI_PREFIX = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex');

interface Opener {
  readonly ecdh: ECDH;
  readonly point: Buffer;
}
const openers = new WeakMap<KeyObject, Opener>();

/** A fresh sealing key pair for one campaign. */
export async function generateSealingKey(): Promise<KeyPairBytes> {
  return promisify(generateKeyPair)('ec', {
    namedCurve: CURVE,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  });
}

/** The plaintext of a box, or null when it was not sealed to this key for this context, or was changed. */
export function openBox(privateKey: KeyObject, box: Uint8Array, context: BoxContext): Uint8Array | null {
  if (box.length < BOX_OVERHEAD) return null;
  const { ecdh, point } = openerOf(privateKey);
  const enc = box.subarray(0, POINT_LENGTH);
  const dh = agree(ecdh, enc);
  if (dh === null) return null;
  const { key, nonce } = messageKey(sharedSecret(dh, enc, point), context.info);
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_LENGTH });
  decipher.setAAD(context.aad).setAuthTag(box.subarray(box.length - TAG_LENGTH));
  const plaintext = decipher.update(box.subarray(POINT_LENGTH, box.length - TAG_LENGTH));
  try {
    decipher.final();
  } catch {
    return null; // the tag does not fit: other key, other context or altered bytes
  }
  return new Uint8Array(plaintext);
}

/**
 * Seals a plaintext to an SPKI public key, natively. The browser does the same through `credential-client.ts`.
 * `ephemeralScalar` is for test vectors only: a scalar used twice would give the same key and nonce twice.
 */
export function sealBox(
  publicKey: Uint8Array,
  plaintext: Uint8Array,
  context: BoxContext,
  ephemeralScalar?: Uint8Array,
): Uint8Array {
  const point = pointOf(publicKey);
  const ecdh = createECDH(CURVE);
  if (ephemeralScalar) ecdh.setPrivateKey(ephemeralScalar);
  else ecdh.generateKeys();
  const enc = ecdh.getPublicKey();
  const dh = agree(ecdh, point);
  if (dh === null) throw new RangeError('The sealing key is not a point of P-256.');
  const { key, nonce } = messageKey(sharedSecret(dh, enc, point), context.info);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_LENGTH }).setAAD(context.aad);
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return new Uint8Array(Buffer.concat([enc, ciphertext, cipher.getAuthTag()]));
}

/** The 32 bytes that are the secret of a sealing key: what is shared out in works-council mode. */
export function sealingScalar(privateKey: KeyObject): Uint8Array {
  const { d, crv } = privateKey.export({ format: 'jwk' });
  if (crv !== 'P-256' || !d) throw new RangeError('A sealing key is a P-256 private key.');
  return new Uint8Array(Buffer.from(d, 'base64url'));
}

/** The sealing key that belongs to 32 secret bytes, for example to combined shares. */
export function sealingKeyFromScalar(scalar: Uint8Array): KeyObject {
  const ecdh = createECDH(CURVE);
  ecdh.setPrivateKey(scalar);
  const point = ecdh.getPublicKey();
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
  const d = Buffer.from(scalar).toString('base64url');
  return createPrivateKey({ key: { kty: 'EC', crv: 'P-256', x, y, d }, format: 'jwk' });
}

/** Null when the point is malformed, compressed, or not on the curve. */
function agree(ecdh: ECDH, point: Uint8Array): Buffer | null {
  if (point.length !== POINT_LENGTH || point[0] !== 4) return null;
  try {
    return ecdh.computeSecret(point);
  } catch {
    return null;
  }
}

function pointOf(spki: Uint8Array): Uint8Array {
  const isP256 = SPKI_PREFIX.equals(spki.subarray(0, SPKI_PREFIX.length));
  if (!isP256) throw new RangeError('A sealing key is a P-256 public key in SPKI form.');
  return spki.subarray(SPKI_PREFIX.length);
}

function openerOf(privateKey: KeyObject): Opener {
  const known = openers.get(privateKey);
  if (known) return known;
  const ecdh = createECDH(CURVE);
  ecdh.setPrivateKey(sealingScalar(privateKey));
  const opener = { ecdh, point: ecdh.getPublicKey() };
  openers.set(privateKey, opener);
  return opener;
}
