import { constants, createPublicKey, privateDecrypt } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { blindSign, generateScopeKey, verifyCredential } from '../../server/crypto/blind-signature.ts';
import { blind, fastScopeKey, finalize } from '../../server/crypto/fast-client.ts';
import { privateKeyFrom, publicKeyFrom } from '../../server/crypto/key-pair.ts';
import type { KeyPairBytes } from '../../server/crypto/key-pair.ts';
import { readVector, rsaKeyOf } from './vectors/read-vector.ts';

const MODULUS_LENGTH = 256;
const message = Uint8Array.from({ length: 64 }, (_, index) => index);

let pair: KeyPairBytes;
let privateKey: KeyObject;
let publicKey: KeyObject;
let modulus: bigint;

beforeAll(async () => {
  pair = await generateScopeKey();
  privateKey = privateKeyFrom(pair.privateKey);
  publicKey = publicKeyFrom(pair.publicKey);
  modulus = fastScopeKey(pair.publicKey).modulus;
});

function bytesOf(value: bigint): Uint8Array {
  return Buffer.from(value.toString(16).padStart(2 * MODULUS_LENGTH, '0'), 'hex');
}

function credentialOf(keys: KeyPairBytes): Uint8Array {
  const scopeKey = fastScopeKey(keys.publicKey);
  const { blindedMessage, inverse } = blind(scopeKey, message);
  const result = blindSign(privateKeyFrom(keys.privateKey), blindedMessage);
  if (result.kind !== 'signed') throw new Error(result.reason);
  return finalize(scopeKey, message, result.blindSignature, inverse);
}

describe('RFC 9474, appendix A.1', () => {
  const vector = readVector('rfc9474-pss-randomized');
  const key = rsaKeyOf(vector);

  test('signs the blinded message of the vector', () => {
    const result = blindSign(key, vector('blinded_msg'));
    expect(result).toEqual({ kind: 'signed', blindSignature: new Uint8Array(vector('blind_sig')) });
  });

  test('accepts the signature of the vector and not one with a changed bit', () => {
    const prepared = Buffer.concat([vector('msg_prefix'), vector('msg')]);
    const signature = vector('sig');
    expect(verifyCredential(createPublicKey(key), prepared, signature)).toBe(true);
    signature[100]! ^= 1;
    expect(verifyCredential(createPublicKey(key), prepared, signature)).toBe(false);
  });
});

describe('a scope key', () => {
  test('has 2048 bits and exponent 65537', () => {
    expect(publicKey.asymmetricKeyDetails).toMatchObject({ modulusLength: 2048, publicExponent: 65537n });
  });

  test('is accepted by WebCrypto in the form in which it is published', async () => {
    const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' };
    const key = await crypto.subtle.importKey('spki', new Uint8Array(pair.publicKey), algorithm, true, [
      'verify',
    ]);
    expect(key.type).toBe('public');
  });

  test('leaves the event loop free while it is made', async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 2);
    await generateScopeKey();
    clearInterval(timer);
    expect(turns).toBeGreaterThan(2);
  });
});

describe('blind signing', () => {
  test('gives the same bytes as the library, which takes a hundred times as long', async () => {
    const { blindedMessage } = blind(fastScopeKey(pair.publicKey), message);
    const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' };
    const bytes = new Uint8Array(pair.privateKey);
    const key = await crypto.subtle.importKey('pkcs8', bytes, algorithm, true, ['sign']);
    const expected = await RSABSSA.SHA384.PSS.Randomized().blindSign(key, blindedMessage);
    expect(blindSign(privateKey, blindedMessage)).toEqual({ kind: 'signed', blindSignature: expected });
  });

  test('gives a retry with the same message the same signature', () => {
    const { blindedMessage } = blind(fastScopeKey(pair.publicKey), message);
    expect(blindSign(privateKey, blindedMessage)).toEqual(blindSign(privateKey, blindedMessage));
  });

  test.each([0, 1, 32, 255, 257, 512])('refuses a message of %i bytes', (length) => {
    const blinded = new Uint8Array(length).fill(7);
    expect(blindSign(privateKey, blinded)).toEqual({ kind: 'refused', reason: 'wrong-length' });
  });

  test('would sign short messages, 0 and 1 if it left that to Node', () => {
    const raw = (input: Uint8Array) =>
      privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, input);
    expect(raw(Uint8Array.of(5))).toHaveLength(MODULUS_LENGTH);
    expect(raw(bytesOf(0n)).every((byte) => byte === 0)).toBe(true);
    expect(raw(bytesOf(1n)).equals(bytesOf(1n))).toBe(true);
  });

  test('refuses 0, 1, n-1, n, n+1 and the largest number of the length', () => {
    const largest = (1n << 2048n) - 1n;
    for (const value of [0n, 1n, modulus - 1n, modulus, modulus + 1n, largest]) {
      expect(blindSign(privateKey, bytesOf(value))).toEqual({ kind: 'refused', reason: 'out-of-range' });
    }
  });

  test('signs 2 and n-2, the ends of the range', () => {
    for (const value of [2n, modulus - 2n]) {
      expect(blindSign(privateKey, bytesOf(value)).kind).toBe('signed');
    }
  });

  test('gives out nothing when the private operation goes wrong', () => {
    const faulty = (key: KeyObject, input: Uint8Array) => {
      const result = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, input);
      result[200]! ^= 4;
      return result;
    };
    const { blindedMessage } = blind(fastScopeKey(pair.publicKey), message);
    expect(() => blindSign(privateKey, blindedMessage, faulty)).toThrow('failed its own check');
  });
});

describe('a credential', () => {
  test('is valid under its own scope only', async () => {
    const other = await generateScopeKey();
    const signature = credentialOf(pair);
    expect(verifyCredential(publicKey, message, signature)).toBe(true);
    expect(verifyCredential(publicKeyFrom(other.publicKey), message, signature)).toBe(false);
  });

  test('is valid for its own message only', () => {
    const signature = credentialOf(pair);
    const otherMessage = message.map((byte) => byte ^ 1);
    expect(verifyCredential(publicKey, otherMessage, signature)).toBe(false);
  });

  test('of a wrong length is not valid, and no exception', () => {
    for (const length of [0, 1, 255, 257, 4096]) {
      expect(verifyCredential(publicKey, message, new Uint8Array(length).fill(9))).toBe(false);
    }
  });

  test('shares no bytes with what the signer saw', () => {
    const scopeKey = fastScopeKey(pair.publicKey);
    const { blindedMessage, inverse } = blind(scopeKey, message);
    const result = blindSign(privateKey, blindedMessage);
    if (result.kind !== 'signed') throw new Error(result.reason);
    const signature = finalize(scopeKey, message, result.blindSignature, inverse);
    expect(Buffer.from(signature).equals(Buffer.from(result.blindSignature))).toBe(false);
  });
});
