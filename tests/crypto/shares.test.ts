import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { divide256, multiply256 } from '../../server/crypto/field-256.ts';
import { privateKeyFrom } from '../../server/crypto/key-pair.ts';
import {
  generateSealingKey,
  openBox,
  sealBox,
  sealingKeyFromScalar,
  sealingScalar,
} from '../../server/crypto/sealed-box.ts';
import { combineShares, shareFromText, shareText, splitSecret } from '../../server/crypto/shares.ts';

const secrets = fc.uint8Array({ minLength: 1, maxLength: 64 });
const pairs = [
  [0, 1],
  [0, 2],
  [1, 2],
  [2, 0],
  [0, 1, 2],
] as const;

describe('the field of 256 elements', () => {
  test('multiplies as in FIPS 197, section 4.2', () => {
    expect([multiply256(0x57, 0x83), multiply256(0x57, 0x13)]).toEqual([0xc1, 0xfe]);
  });

  test('divides what it multiplied, for all pairs', () => {
    for (let a = 0; a < 256; a += 1) {
      for (let b = 1; b < 256; b += 17) expect(divide256(multiply256(a, b), b)).toBe(a);
    }
    expect(() => divide256(1, 0)).toThrow('zero');
  });
});

describe('shares', () => {
  test('give the secret back from any two and from all three, in any order', async () => {
    await fc.assert(
      fc.asyncProperty(secrets, async (secret) => {
        const shares = await splitSecret(secret);
        for (const chosen of pairs) {
          const result = await combineShares(chosen.map((index) => shares[index]!));
          expect(result).toEqual({ kind: 'combined', secret });
        }
      }),
      { numRuns: 40 },
    );
  });

  test('are too few alone, none, or the same one twice', async () => {
    const [first] = await splitSecret(Uint8Array.of(1, 2, 3));
    for (const few of [[], [first!], [first!, first!]]) {
      expect(await combineShares(few)).toEqual({ kind: 'refused', reason: 'too-few' });
    }
  });

  test('say nothing alone: for every secret there is a set with this very share', async () => {
    // y = s + c * x: whatever the secret, one choice of c gives the same y, so the share fits them all.
    const zeroes = () => (length: number) => new Uint8Array(length);
    const [share] = await splitSecret(Uint8Array.of(0x42), zeroes());
    const value = share![7]!;
    for (let secret = 0; secret < 256; secret += 1) {
      const slope = divide256(value ^ secret, 1);
      const draws = (length: number) => new Uint8Array(length).fill(slope, 0, 1);
      const [other] = await splitSecret(Uint8Array.of(secret), draws);
      expect(other![7]).toBe(value);
    }
  });

  test('of two splits of one secret do not go together', async () => {
    const secret = Uint8Array.from({ length: 32 }, (_, index) => index);
    const [first, second] = await Promise.all([splitSecret(secret), splitSecret(secret)]);
    const result = await combineShares([first[0]!, second[1]!]);
    expect(result).toEqual({ kind: 'refused', reason: 'not-together' });
  });

  test('with any byte changed are refused as damaged', async () => {
    const shares = await splitSecret(Uint8Array.of(1, 2, 3, 4));
    for (let index = 0; index < shares[0]!.length; index += 1) {
      const changed = shares[0]!.slice();
      changed[index]! ^= 0x10;
      expect(await combineShares([changed, shares[1]!])).toEqual({ kind: 'refused', reason: 'damaged' });
    }
  });

  test('forged with a fitting outer checksum still fail the inner one', async () => {
    const shares = await splitSecret(Uint8Array.of(1, 2, 3, 4));
    const body = shares[0]!.slice(0, -4);
    body[7]! ^= 1;
    const checksum = new Uint8Array(await crypto.subtle.digest('SHA-256', body)).slice(0, 4);
    const forged = Uint8Array.from([...body, ...checksum]);
    expect(await combineShares([forged, shares[1]!])).toEqual({ kind: 'refused', reason: 'wrong-checksum' });
    expect(await combineShares([forged, shares[0]!])).toEqual({ kind: 'refused', reason: 'not-together' });
    expect(await combineShares([forged, ...shares.slice(1)])).toEqual({
      kind: 'refused',
      reason: 'wrong-checksum',
    });
  });

  test('survive being printed and typed', async () => {
    const shares = await splitSecret(Uint8Array.from({ length: 32 }, (_, index) => index * 7));
    const typed = shares.map((share) => shareText(share).toLowerCase().replaceAll('-', ' '));
    expect(typed[0]).toHaveLength(102);
    expect(typed.map((text) => shareFromText(text))).toEqual(shares);
    expect(shareFromText('geen code!')).toBeNull();
  });

  test('of nothing do not exist', async () => {
    await expect(splitSecret(new Uint8Array(0))).rejects.toThrow('no secret');
  });

  test('open a campaign: two members bring their part of the sealing key', async () => {
    const pair = await generateSealingKey();
    const [, second, third] = await splitSecret(sealingScalar(privateKeyFrom(pair.privateKey)));
    const combined = await combineShares([third!, second!]);
    if (combined.kind !== 'combined') throw new Error(combined.reason);
    const context = { info: new Uint8Array(1), aad: new Uint8Array(2) };
    const box = sealBox(pair.publicKey, Uint8Array.of(5, 4, 3), context);
    expect(openBox(sealingKeyFromScalar(combined.secret), box, context)).toEqual(Uint8Array.of(5, 4, 3));
  });
});
