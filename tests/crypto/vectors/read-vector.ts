import { createPrivateKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A published test vector: names with hexadecimal values. */
export function readVector(name: string): (field: string) => Buffer {
  const text = readFileSync(join(import.meta.dirname, `${name}.json`), 'utf8');
  const vector = JSON.parse(text) as Record<string, string>;
  return (field) => {
    const value = vector[field];
    if (value === undefined) throw new Error(`The vector has no ${field}.`);
    return Buffer.from(value, 'hex');
  };
}

/** The private key of an RSA vector; the parts for the Chinese remainder theorem are computed. */
export function rsaKeyOf(vector: (field: string) => Buffer): KeyObject {
  const number = (field: string) => BigInt(`0x${vector(field).toString('hex')}`);
  const [p, q, d] = [number('p'), number('q'), number('d')];
  const text = (value: bigint) => {
    const hex = value.toString(16);
    return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url');
  };
  return createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'RSA',
      n: text(number('n')),
      e: 'AQAB',
      d: text(d),
      p: text(p),
      q: text(q),
      dp: text(d % (p - 1n)),
      dq: text(d % (q - 1n)),
      qi: text(power(q, p - 2n, p)),
    },
  });
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let square = base % modulus, left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}
