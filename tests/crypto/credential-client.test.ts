import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  BALLOT_INFO,
  associatedData,
  decodeAnswers,
  encodeAnswers,
} from '../../server/crypto/ballot-format.ts';
import { blindSign, generateScopeKey, verifyCredential } from '../../server/crypto/blind-signature.ts';
import * as client from '../../server/crypto/credential-client.ts';
import { privateKeyFrom, publicKeyFrom } from '../../server/crypto/key-pair.ts';
import type { KeyPairBytes } from '../../server/crypto/key-pair.ts';
import { generateSealingKey, openBox } from '../../server/crypto/sealed-box.ts';

let scope: KeyPairBytes;
let sealing: KeyPairBytes;

beforeAll(async () => {
  [scope, sealing] = await Promise.all([generateScopeKey(), generateSealingKey()]);
});

function sign(blindedMessage: Uint8Array): Uint8Array {
  const result = blindSign(privateKeyFrom(scope.privateKey), blindedMessage);
  if (result.kind !== 'signed') throw new Error(result.reason);
  return result.blindSignature;
}

describe('the way of a ballot', () => {
  test('from serial to opened answers', async () => {
    const serial = client.drawSerial();
    const prepared = client.prepare(serial);
    const { blindedMessage, inverse } = await client.blind(scope.publicKey, prepared);
    const signature = await client.finalize(scope.publicKey, prepared, sign(blindedMessage), inverse);
    const context = { info: BALLOT_INFO, aad: associatedData('c1', 's1', serial) };
    const box = await client.seal(sealing.publicKey, encodeAnswers([3, 4, 5], ['meer tijd'], 64), context);

    expect(verifyCredential(publicKeyFrom(scope.publicKey), prepared, signature)).toBe(true);
    const received = client.serialOf(prepared)!;
    const aad = associatedData('c1', 's1', received);
    const block = openBox(privateKeyFrom(sealing.privateKey), box, { info: BALLOT_INFO, aad });
    expect(decodeAnswers(block!, 64)).toEqual({
      kind: 'answers',
      codes: [3, 4, 5],
      openTexts: ['meer tijd'],
    });
  });

  test('ends when a box is moved to another scope, campaign or serial', async () => {
    const serial = client.drawSerial();
    const privateKey = privateKeyFrom(sealing.privateKey);
    const context = { info: BALLOT_INFO, aad: associatedData('c1', 's1', serial) };
    const box = await client.seal(sealing.publicKey, encodeAnswers([1], [], 8), context);
    for (const aad of [
      associatedData('c1', 's2', serial),
      associatedData('c2', 's1', serial),
      associatedData('c1', 's1', client.drawSerial()),
    ]) {
      expect(openBox(privateKey, box, { info: BALLOT_INFO, aad })).toBeNull();
    }
  });
});

describe('the browser client', () => {
  test('draws a serial of 32 bytes and prepares it behind 32 random ones', () => {
    const serial = client.drawSerial();
    const [first, second] = [client.prepare(serial), client.prepare(serial)];
    expect([serial.length, first.length]).toEqual([32, client.PREPARED_LENGTH]);
    expect(client.serialOf(first)).toEqual(serial);
    expect(first).not.toEqual(second);
    expect(client.serialOf(first.subarray(1))).toBeNull();
  });

  test('refuses a signature from another key than the one in the manifest', async () => {
    const other = await generateScopeKey();
    const prepared = client.prepare(client.drawSerial());
    const { blindedMessage, inverse } = await client.blind(other.publicKey, prepared);
    const result = blindSign(privateKeyFrom(scope.privateKey), blindedMessage);
    if (result.kind !== 'signed') return; // the message was above this key's modulus: refused just as well
    await expect(
      client.finalize(other.publicKey, prepared, result.blindSignature, inverse),
    ).rejects.toThrow();
  });

  test('uses the randomised variant of RFC 9474 and not the partially blind one', () => {
    const source = readFileSync(
      join(import.meta.dirname, '../../server/crypto/credential-client.ts'),
      'utf8',
    );
    expect(source).toContain('RSABSSA.SHA384.PSS.Randomized');
    expect(source).not.toContain('RSAPBSSA');
  });

  test.each([
    'ballot-format',
    'credential-client',
    'manifest',
    'receipt',
    'shares',
    'base64url',
    'random-bytes',
  ])('%s and all it imports run without Node', (name) => {
    const reached = importsOf(join(import.meta.dirname, `../../server/crypto/${name}.ts`));
    expect([...reached].filter((it) => it.startsWith('node:'))).toEqual([]);
  });
});

/** Every module that a file imports, directly or through others; packages are named, not followed. */
function importsOf(path: string, reached = new Set<string>()): Set<string> {
  const source = readFileSync(path, 'utf8');
  expect(source).not.toMatch(/\b(Buffer|process)\b/);
  for (const [, specifier] of source.matchAll(/^(?:import|export) (?!type ).*? from '([^']+)';/gms)) {
    const target = specifier!.startsWith('.') ? join(dirname(path), specifier!) : specifier!;
    if (reached.has(target)) continue;
    reached.add(target);
    if (specifier!.startsWith('.')) importsOf(target, reached);
  }
  return reached;
}
