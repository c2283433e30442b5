import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase64url, toBase64url } from '../../server/crypto/base64url.ts';
import { fastFromBase64url, fastReceiptOf, fastToBase64url } from '../../server/crypto/fast-bytes.ts';
import { fromCrockford, grouped, toCrockford } from '../../server/crypto/crockford.ts';
import { receiptOf, tidyReceipt } from '../../server/crypto/receipt.ts';

describe('a receipt', () => {
  test('is the first 60 bits of the hash of the box, in three groups of four', async () => {
    const box = Uint8Array.of(1, 2, 3);
    const hash = createHash('sha256').update(box).digest('hex');
    const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    const bits = BigInt(`0x${hash}`).toString(2).padStart(256, '0').slice(0, 60);
    const expected = bits.match(/.{5}/g)!.map((five) => digits[parseInt(five, 2)]);
    const receipt = expected.join('').replace(/(.{4})(.{4})(.{4})/, '$1-$2-$3');
    expect([await receiptOf(box), fastReceiptOf(box)]).toEqual([receipt, receipt]);
  });

  test('is another one for another box', async () => {
    const receipts = await Promise.all(
      Array.from({ length: 256 }, (_, index) => receiptOf(Uint8Array.of(index))),
    );
    expect(new Set(receipts).size).toBe(256);
  });

  test('is found again however it is typed', async () => {
    const receipt = await receiptOf(Uint8Array.of(7));
    const typed = receipt.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect(tidyReceipt(typed)).toBe(receipt);
    expect(tidyReceipt(receipt.replaceAll('-', ''))).toBe(receipt);
    expect(tidyReceipt('ABCD-EFGH')).toBeNull();
    expect(tidyReceipt('ABCD-EFGU-1234')).toBeNull();
  });
});

describe('base 32 and base64url', () => {
  test('give back what was written, for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect([...fromCrockford(grouped(toCrockford(bytes), 4))!]).toEqual([...bytes]);
        expect([...fromBase64url(toBase64url(bytes))!]).toEqual([...bytes]);
        expect(toBase64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fastToBase64url(bytes)).toBe(toBase64url(bytes));
        expect([...fastFromBase64url(toBase64url(bytes))!]).toEqual([...bytes]);
      }),
    );
  });

  test('read a byte string from one base64url text only', () => {
    expect(fromBase64url('AQ')).toEqual(Uint8Array.of(1));
    for (const text of ['AR', 'AQ==', 'A', 'A+', 'A/', 'AQ ', '\u00e9\u00e9'])
      expect([fromBase64url(text), fastFromBase64url(text)]).toEqual([null, null]);
  });

  test('read base 32 without stray bits only', () => {
    expect(fromCrockford('04')).toEqual(Uint8Array.of(1));
    for (const text of ['05', '0', 'UU', '040']) expect(fromCrockford(text)).toBeNull();
  });
});
