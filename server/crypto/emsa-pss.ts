import { createHash } from 'node:crypto';

const HASH_LENGTH = 48;

/**
 * EMSA-PSS with SHA-384, MGF1-SHA-384 and a salt of any length: the padding that RSABSSA signs.
 *
 * Formula: H = Hash(0^8 || Hash(message) || salt); EM = (PS || 01 || salt) xor MGF1(H) || H || bc,
 *   with the leftmost bits above `bits` cleared.
 * Source: RFC 8017, section 9.1.1, and appendix B.2.1 for MGF1.
 * Defined for: bits >= 8 * (48 + salt length) + 9; throws below that.
 * Oracle: `encoded_msg` follows from the vectors of RFC 9474 appendix A, tests/crypto/fast-client.test.ts.
 */
export function encodeEmsaPss(message: Uint8Array, bits: number, salt: Uint8Array): Buffer {
  const length = Math.ceil(bits / 8);
  const maskLength = length - HASH_LENGTH - 1;
  if (maskLength < salt.length + 1) throw new RangeError('The modulus is too short for this padding.');
  const digest = sha384(Buffer.alloc(8), sha384(message), salt);
  const masked = Buffer.alloc(maskLength);
  masked[maskLength - salt.length - 1] = 1;
  masked.set(salt, maskLength - salt.length);
  mgf1(digest, maskLength).forEach((byte, index) => (masked[index]! ^= byte));
  masked[0]! &= 0xff >> (8 * length - bits);
  return Buffer.concat([masked, digest, Buffer.of(0xbc)]);
}

function mgf1(seed: Buffer, length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / HASH_LENGTH) }, (_, index) => {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(index);
    return sha384(seed, counter);
  });
  return Buffer.concat(blocks).subarray(0, length);
}

function sha384(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha384');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
