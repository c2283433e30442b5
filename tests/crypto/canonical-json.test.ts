import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../server/crypto/canonical-json.ts';
import type { JsonValue } from '../../server/crypto/canonical-json.ts';

describe('canonical JSON', () => {
  test('sorts keys by code unit, as RFC 8785 does', () => {
    // The sorting example of RFC 8785, section 3.2.3, with its values left short.
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
    const order = [...canonicalJson(value).matchAll(/:(\d)/g)].map(([, digit]) => Number(digit));
    expect(order).toEqual([2, 4, 6, 7, 1, 5, 3]);
  });

  test('leaves out keys without a value and writes null', () => {
    expect(canonicalJson({ b: undefined, a: null, c: [true, false, 'x'] })).toBe(
      '{"a":null,"c":[true,false,"x"]}',
    );
  });

  test('reads back as the same value, and gives the same text for it', () => {
    const leaf = fc.oneof(
      fc.maxSafeInteger(),
      fc.string({ unit: 'grapheme' }),
      fc.boolean(),
      fc.constant(null),
    );
    const { tree } = fc.letrec<{ tree: JsonValue }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.array(tie('tree')),
        fc.dictionary(fc.string({ unit: 'grapheme' }), tie('tree'), { noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const read = JSON.parse(canonicalJson(value)) as JsonValue;
        expect(read).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(read)).toBe(canonicalJson(value));
      }),
    );
  });

  test('refuses numbers that computers may write differently, and half characters', () => {
    for (const value of [0.1, NaN, Infinity, 2 ** 53, 'half \ud83d', { '\udc00': 1 }]) {
      expect(() => canonicalJson(value)).toThrow(RangeError);
    }
    expect(canonicalJson(-0)).toBe('0');
  });
});
