import { constants, publicEncrypt } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { SERIAL_LENGTH } from './ballot-format.ts';
import { verifyCredential } from './blind-signature.ts';
import type { Blinded } from './credential-client.ts';
import { encodeEmsaPss } from './emsa-pss.ts';
import { publicKeyFrom } from './key-pair.ts';
import { randomBytes } from './random-bytes.ts';
import type { RandomBytes } from './random-bytes.ts';

/**
 * The respondent's half with Node's own cryptography, for simulated people and load tests: about 1 ms a person
 * where the browser's libraries take 45 ms in Node. The same steps and the same bytes as `credential-client.ts`.
 *
 * Formula: EM = EMSA-PSS(message, salt); blinded = EM * r^e mod n; signature = blindSignature * r^-1 mod n.
 * Source: RFC 9474, sections 4.2 (Blind) and 4.4 (Finalize).
 * Oracle: RFC 9474 appendix A.1, byte for byte, and @cloudflare/blindrsa-ts, tests/crypto/fast-client.test.ts.
 * Not for respondents: BigInt arithmetic is not constant-time.
 */
export interface FastScopeKey {
  readonly key: KeyObject;
  readonly modulus: bigint;
  readonly bits: number;
  readonly length: number;
}

const SALT_LENGTH = 48;
const PREFIX_LENGTH = 32;

/** Parses a scope's SPKI key once, for many simulated people. */
export function fastScopeKey(spki: Uint8Array): FastScopeKey {
  const key = publicKeyFrom(spki);
  const modulusBytes = Buffer.from(key.export({ format: 'jwk' }).n ?? '', 'base64url');
  const modulus = toBigInt(modulusBytes);
  return { key, modulus, bits: modulus.toString(2).length, length: modulusBytes.length };
}

/** The random serial of one ballot. */
export function drawSerial(random: RandomBytes = randomBytes): Uint8Array {
  return random(SERIAL_LENGTH);
}

/** A random prefix and the serial. */
export function prepare(serial: Uint8Array, random: RandomBytes = randomBytes): Uint8Array {
  return new Uint8Array(Buffer.concat([random(PREFIX_LENGTH), serial]));
}

/** Draws salt and blinding factor, in that order, as the library does. */
export function blind(
  scopeKey: FastScopeKey,
  preparedMessage: Uint8Array,
  random: RandomBytes = randomBytes,
): Blinded {
  const { key, modulus, bits, length } = scopeKey;
  const encoded = toBigInt(encodeEmsaPss(preparedMessage, bits - 1, random(SALT_LENGTH)));
  const { factor, inverse } = drawFactor(scopeKey, random);
  const mask = publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, toBytes(factor, length));
  const blindedMessage = toBytes((encoded * toBigInt(mask)) % modulus, length);
  return { blindedMessage, inverse: toBytes(inverse, length) };
}

/** The credential. Throws when the server's answer is no signature under this key. */
export function finalize(
  { key, modulus, length }: FastScopeKey,
  preparedMessage: Uint8Array,
  blindSignature: Uint8Array,
  inverse: Uint8Array,
): Uint8Array {
  if (blindSignature.length !== length || inverse.length !== length)
    throw new RangeError('Unexpected input size.');
  const signature = toBytes((toBigInt(blindSignature) * toBigInt(inverse)) % modulus, length);
  if (!verifyCredential(key, preparedMessage, signature)) throw new Error('Invalid signature.');
  return signature;
}

export { sealBox as seal } from './sealed-box.ts';

/** A uniform factor 1 <= r < n with its inverse. */
function drawFactor(
  { modulus, length }: FastScopeKey,
  random: RandomBytes,
): { factor: bigint; inverse: bigint } {
  for (let attempt = 0; attempt < 128; attempt += 1) {
    const factor = toBigInt(random(length));
    if (factor > 0n && factor < modulus) return { factor, inverse: inverseModulo(factor, modulus) };
  }
  throw new Error('The random source gave no number below the modulus in 128 draws.');
}

/** x^-1 mod n by the extended algorithm of Euclid; throws when x and n share a factor. */
function inverseModulo(x: bigint, n: bigint): bigint {
  let [previous, current] = [n, x];
  let [previousFactor, factor] = [0n, 1n];
  while (current !== 0n) {
    const quotient = previous / current;
    [previous, current] = [current, previous - quotient * current];
    [previousFactor, factor] = [factor, previousFactor - quotient * factor];
  }
  if (previous !== 1n) throw new Error('The number has no inverse.');
  return previousFactor < 0n ? previousFactor + n : previousFactor;
}

function toBigInt(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`);
}

function toBytes(value: bigint, length: number): Uint8Array {
  return new Uint8Array(Buffer.from(value.toString(16).padStart(2 * length, '0'), 'hex'));
}
