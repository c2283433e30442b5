import { createPublicKey } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { blindSign, generateScopeKey, verifyCredential } from '../../server/crypto/blind-signature.ts';
import * as browserClient from '../../server/crypto/credential-client.ts';
import { encodeEmsaPss } from '../../server/crypto/emsa-pss.ts';
import { blind, drawSerial, fastScopeKey, finalize, prepare, seal } from '../../server/crypto/fast-client.ts';
import { privateKeyFrom, publicKeyFrom } from '../../server/crypto/key-pair.ts';
import type { KeyPairBytes } from '../../server/crypto/key-pair.ts';
import type { RandomBytes } from '../../server/crypto/random-bytes.ts';
import { generateSealingKey, openBox } from '../../server/crypto/sealed-box.ts';
import { readVector, rsaKeyOf } from './vectors/read-vector.ts';

/** Hands out prepared draws, in order. */
function replay(...draws: readonly Uint8Array[]): RandomBytes {
  const left = [...draws];
  return (length) => {
    const draw = left.shift();
    if (draw?.length !== length) throw new Error(`No draw of ${length} bytes is left.`);
    return draw;
  };
}

describe('RFC 9474, appendix A.1', () => {
  const vector = readVector('rfc9474-pss-randomized');
  const scopeKey = fastScopeKey(createPublicKey(rsaKeyOf(vector)).export({ type: 'spki', format: 'der' }));
  const prepared = Buffer.concat([vector('msg_prefix'), vector('msg')]);
  const number = (field: string) => BigInt(`0x${vector(field).toString('hex')}`);

  test('prepares the message of the vector', () => {
    expect(Buffer.from(prepare(vector('msg'), replay(vector('msg_prefix')))).equals(prepared)).toBe(true);
  });

  test('blinds to the bytes of the vector', () => {
    const factor = inverseOf(number('inv'), number('n'));
    const factorBytes = Buffer.from(factor.toString(16).padStart(1024, '0'), 'hex');
    const { blindedMessage, inverse } = blind(scopeKey, prepared, replay(vector('salt'), factorBytes));
    expect(Buffer.from(blindedMessage).equals(vector('blinded_msg'))).toBe(true);
    expect(Buffer.from(inverse).equals(vector('inv'))).toBe(true);
  });

  test('finalizes to the signature of the vector', () => {
    const signature = finalize(scopeKey, prepared, vector('blind_sig'), vector('inv'));
    expect(Buffer.from(signature).equals(vector('sig'))).toBe(true);
  });

  test('pads as the signature of the vector was padded', () => {
    const opened = powerOf(number('sig'), 65537n, number('n')).toString(16).padStart(1024, '0');
    expect(encodeEmsaPss(prepared, 4095, vector('salt')).toString('hex')).toBe(opened);
  });
});

describe('with the browser client', () => {
  let pair: KeyPairBytes;
  const serial = drawSerial();

  beforeAll(async () => {
    pair = await generateScopeKey();
  });

  function sign(blindedMessage: Uint8Array): Uint8Array {
    const result = blindSign(privateKeyFrom(pair.privateKey), blindedMessage);
    if (result.kind !== 'signed') throw new Error(result.reason);
    return result.blindSignature;
  }

  test('each finishes what the other began', async () => {
    const prepared = prepare(serial);
    const scopeKey = fastScopeKey(pair.publicKey);
    const ours = blind(scopeKey, prepared);
    const theirs = await browserClient.blind(pair.publicKey, prepared);
    const signatures = [
      await browserClient.finalize(pair.publicKey, prepared, sign(ours.blindedMessage), ours.inverse),
      finalize(scopeKey, prepared, sign(theirs.blindedMessage), theirs.inverse),
    ];
    const key = publicKeyFrom(pair.publicKey);
    expect(signatures.map((signature) => verifyCredential(key, prepared, signature))).toEqual([true, true]);
  });

  test('blinds to the same bytes from the same draws', async () => {
    const prepared = prepare(serial);
    const salt = Buffer.alloc(48, 3);
    const factor = Buffer.alloc(256, 5);
    const original = crypto.getRandomValues.bind(crypto);
    const draws = replay(salt, factor);
    crypto.getRandomValues = ((array: Uint8Array) => {
      array.set(draws(array.length));
      return array;
    }) as typeof crypto.getRandomValues;
    try {
      const theirs = await browserClient.blind(pair.publicKey, prepared);
      const ours = blind(fastScopeKey(pair.publicKey), prepared, replay(salt, factor));
      expect(Buffer.from(ours.blindedMessage).equals(theirs.blindedMessage)).toBe(true);
      expect(Buffer.from(ours.inverse).equals(theirs.inverse)).toBe(true);
    } finally {
      crypto.getRandomValues = original;
    }
  });

  test('draws again when a blinding factor is 0 or not below the modulus', () => {
    const salt = Buffer.alloc(48, 3);
    const draws = [salt, Buffer.alloc(256), Buffer.alloc(256, 255), Buffer.alloc(256, 5)];
    const first = blind(fastScopeKey(pair.publicKey), serial, replay(...draws));
    const direct = blind(fastScopeKey(pair.publicKey), serial, replay(salt, draws[3]!));
    expect(first).toEqual(direct);
  });

  test('refuses an answer that is no signature under the key', () => {
    const prepared = prepare(serial);
    const scopeKey = fastScopeKey(pair.publicKey);
    const { blindedMessage, inverse } = blind(scopeKey, prepared);
    const blindSignature = sign(blindedMessage);
    blindSignature[10]! ^= 1;
    expect(() => finalize(scopeKey, prepared, blindSignature, inverse)).toThrow('Invalid signature');
    expect(() => finalize(scopeKey, prepared, blindSignature.subarray(1), inverse)).toThrow('Unexpected');
  });

  test('never shows the signer the same message twice', () => {
    const prepared = prepare(serial);
    const scopeKey = fastScopeKey(pair.publicKey);
    const seen = Array.from({ length: 20 }, () =>
      Buffer.from(blind(scopeKey, prepared).blindedMessage).toString('hex'),
    );
    expect(new Set(seen).size).toBe(20);
  });
});

test('seals boxes that the tally opens', async () => {
  const pair = await generateSealingKey();
  const context = { info: Buffer.from('i'), aad: Buffer.from('a') };
  const box = seal(pair.publicKey, Buffer.from('antwoorden'), context);
  expect(Buffer.from(openBox(privateKeyFrom(pair.privateKey), box, context)!).toString()).toBe('antwoorden');
});

function inverseOf(x: bigint, n: bigint): bigint {
  let [previous, current, previousFactor, factor] = [n, x, 0n, 1n];
  while (current !== 0n) {
    const quotient = previous / current;
    [previous, current] = [current, previous % current];
    [previousFactor, factor] = [factor, previousFactor - quotient * factor];
  }
  return ((previousFactor % n) + n) % n;
}

function powerOf(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let square = base, left = exponent; left > 0n; left >>= 1n, square = (square * square) % modulus) {
    if (left & 1n) result = (result * square) % modulus;
  }
  return result;
}
