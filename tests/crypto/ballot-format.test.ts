import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  associatedData,
  decodeAnswers,
  encodeAnswers,
  paddedSize,
} from '../../server/crypto/ballot-format.ts';

const codesOf = fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 80 });
const text = (maxLength: number) =>
  fc.string({ unit: 'grapheme', maxLength }).filter((it) => it.length <= maxLength);

describe('the plaintext of a ballot', () => {
  test('is laid out as version, codes, texts and zeroes', () => {
    const block = encodeAnswers([1, 5, 0], ['né'], 16);
    expect([...block]).toEqual([1, 0, 3, 1, 5, 0, 1, 0, 3, 0x6e, 0xc3, 0xa9, 0, 0, 0, 0]);
  });

  test('comes back as it went in, in a block of one size', () => {
    fc.assert(
      fc.property(codesOf, fc.array(text(40), { maxLength: 4 }), (codes, openTexts) => {
        const size = paddedSize(80, 0, [40, 40, 40, 40]);
        const block = encodeAnswers(codes, openTexts, size);
        expect(block).toHaveLength(size);
        expect(decodeAnswers(block, size)).toEqual({ kind: 'answers', codes, openTexts });
      }),
    );
  });

  test('fits the fullest answers a form allows, whatever the script', () => {
    const size = paddedSize(60, 4, [500, 200]);
    const codes = Array.from({ length: 64 }, () => 255);
    for (const letter of ['x', 'é', '€', '漢', '😀']) {
      const fill = (units: number) => letter.repeat(Math.floor(units / letter.length));
      const openTexts = [fill(500), fill(200)];
      expect(decodeAnswers(encodeAnswers(codes, openTexts, size), size)).toEqual({
        kind: 'answers',
        codes,
        openTexts,
      });
    }
  });

  test('has one size for a questionnaire, from its items, background questions and text lengths', () => {
    expect(paddedSize(60, 4, [])).toBe(68);
    expect(paddedSize(60, 4, [100])).toBe(68 + 302);
  });

  test('keeps a byte order mark and empty texts', () => {
    const openTexts = ['', '\ufeffbegin', ''];
    expect(decodeAnswers(encodeAnswers([], openTexts, 40), 40)).toEqual({
      kind: 'answers',
      codes: [],
      openTexts,
    });
  });

  test('refuses to be made from codes that are no byte or from too much', () => {
    for (const code of [-1, 256, 1.5, NaN]) expect(() => encodeAnswers([code], [], 20)).toThrow(RangeError);
    expect(() => encodeAnswers([1, 2, 3], ['te lang'], 10)).toThrow('the ballot 10');
  });
});

describe('decoding', () => {
  const block = encodeAnswers([1, 2, 3], ['goed'], 24);
  const altered = (index: number, value: number) => {
    const copy = block.slice();
    copy[index] = value;
    return decodeAnswers(copy, 24);
  };

  test('refuses another size', () => {
    expect(decodeAnswers(block, 25)).toEqual({ kind: 'refused', reason: 'wrong-size' });
    expect(decodeAnswers(new Uint8Array(0), 0)).toEqual({ kind: 'refused', reason: 'unknown-version' });
  });

  test('refuses another version', () => {
    expect(altered(0, 2)).toEqual({ kind: 'refused', reason: 'unknown-version' });
  });

  test('refuses counts and lengths that run past the end', () => {
    expect(altered(1, 255)).toEqual({ kind: 'refused', reason: 'truncated' });
    expect(altered(6, 200)).toEqual({ kind: 'refused', reason: 'truncated' });
    expect(altered(7, 255)).toEqual({ kind: 'refused', reason: 'truncated' });
    expect(decodeAnswers(Uint8Array.of(1, 0), 2)).toEqual({ kind: 'refused', reason: 'truncated' });
    expect(decodeAnswers(Uint8Array.of(1, 0, 0), 3)).toEqual({ kind: 'refused', reason: 'truncated' });
  });

  test('refuses text that is not UTF-8', () => {
    expect(altered(9, 0xff)).toEqual({ kind: 'refused', reason: 'not-utf8' });
  });

  test('refuses anything but zeroes behind the answers', () => {
    expect(altered(23, 1)).toEqual({ kind: 'refused', reason: 'padding-not-zero' });
  });

  test('never throws, and what it reads is written back to the same bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), (bytes) => {
        const started = Uint8Array.from([1, 0, ...bytes]);
        const decoded = decodeAnswers(started, started.length);
        if (decoded.kind === 'refused') return;
        expect([...encodeAnswers(decoded.codes, decoded.openTexts, started.length)]).toEqual([...started]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('associated data', () => {
  test('differs for every other campaign, scope or serial, also when the parts run together', () => {
    const serial = Uint8Array.from({ length: 32 }, (_, index) => index);
    const all = [
      associatedData('ab', 'c', serial),
      associatedData('a', 'bc', serial),
      associatedData('abc', '', serial),
      associatedData(
        'ab',
        'c',
        serial.map((byte) => byte ^ 1),
      ),
    ];
    expect(new Set(all.map((bytes) => Buffer.from(bytes).toString('hex'))).size).toBe(4);
  });

  test('is the three parts, each behind its length', () => {
    expect([...associatedData('a', 'bc', Uint8Array.of(9))]).toEqual([0, 1, 97, 0, 2, 98, 99, 0, 1, 9]);
  });
});
