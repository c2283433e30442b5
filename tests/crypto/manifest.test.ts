import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { manifestHash, manifestText, manifestWords } from '../../server/crypto/manifest.ts';
import type { Manifest } from '../../server/crypto/manifest.ts';
import { WORD_LIST } from '../../server/crypto/word-list.ts';

const manifest: Manifest = {
  campaign: 'c1',
  title: 'Werkbeleving 2026',
  questionnaireHash: 'ab12',
  rules: { minGroupSize: 5, comments: 10 },
  scopes: [
    { id: 's1', unit: 'u1', name: 'Financiën', invited: 9, publicKey: 'AAA' },
    { id: 's2', unit: null, name: 'Overig', invited: 7, publicKey: 'BBB' },
  ],
  sealingKey: 'CCC',
};

async function hexHash(value: Manifest): Promise<string> {
  return Buffer.from(await manifestHash(value)).toString('hex');
}

describe('a manifest', () => {
  test('has one text, with sorted keys and without white space', () => {
    expect(manifestText(manifest)).toBe(
      '{"campaign":"c1","questionnaireHash":"ab12","rules":{"comments":10,"minGroupSize":5},"scopes":[' +
        '{"id":"s1","invited":9,"name":"Financiën","publicKey":"AAA","unit":"u1"},' +
        '{"id":"s2","invited":7,"name":"Overig","publicKey":"BBB","unit":null}],' +
        '"sealingKey":"CCC","title":"Werkbeleving 2026"}',
    );
  });

  test('hashes to what sha256sum gives for its text', async () => {
    const expected = createHash('sha256').update(manifestText(manifest), 'utf8').digest('hex');
    expect(await hexHash(manifest)).toBe(expected);
  });

  test('keeps its hash when scopes and keys come in another order', async () => {
    const [first, second] = manifest.scopes;
    const shuffled: Manifest = {
      ...(Object.fromEntries(Object.entries(manifest).reverse()) as unknown as Manifest),
      rules: { comments: 10, minGroupSize: 5 },
      scopes: [second!, { publicKey: 'AAA', invited: 9, name: 'Financiën', unit: 'u1', id: first!.id }],
      files: undefined,
    };
    expect(await hexHash(shuffled)).toBe(await hexHash(manifest));
  });

  test('changes its hash with every single part', async () => {
    const scopeWith = (change: object) => ({
      scopes: [{ ...manifest.scopes[0]!, ...change }, manifest.scopes[1]!],
    });
    const changes: Partial<Manifest>[] = [
      { campaign: 'c2' },
      { title: 'Werkbeleving 2027' },
      { questionnaireHash: 'ab13' },
      { rules: { minGroupSize: 4, comments: 10 } },
      { sealingKey: 'CCD' },
      { files: { 'index.html': 'ff' } },
      { scopes: manifest.scopes.slice(1) },
      scopeWith({ id: 's0' }),
      scopeWith({ unit: null }),
      scopeWith({ name: 'Financien' }),
      scopeWith({ invited: 8 }),
      scopeWith({ publicKey: 'AAB' }),
    ];
    const hashes = await Promise.all(changes.map((change) => hexHash({ ...manifest, ...change })));
    expect(new Set([...hashes, await hexHash(manifest)]).size).toBe(changes.length + 1);
  });

  test('ignores what is no part of it, so a page cannot show one thing and hash another', () => {
    const scopes = manifest.scopes.map((scope) => ({ ...scope, note: 'extra' }));
    expect(manifestText({ ...manifest, scopes })).toBe(manifestText(manifest));
  });
});

describe('manifest words', () => {
  test('are eight words of the list, eleven bits each', () => {
    expect(manifestWords(new Uint8Array(32))).toEqual(Array.from({ length: 8 }, () => WORD_LIST[0]));
    expect(manifestWords(new Uint8Array(32).fill(255))).toEqual(
      Array.from({ length: 8 }, () => WORD_LIST[2047]),
    );
    // 00000000 001|00000 000010|00 ...: the numbers 1, 2, 0, ...
    expect(manifestWords(Uint8Array.of(0, 0x20, 0x08, 0, 0, 0, 0, 0, 0, 0, 0)).slice(0, 3)).toEqual(
      [1, 2, 0].map((index) => WORD_LIST[index]),
    );
  });

  test('give the first 88 bits back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (hash) => {
        const bits = manifestWords(hash).map((word) => WORD_LIST.indexOf(word).toString(2).padStart(11, '0'));
        const expected = Array.from(hash.slice(0, 11), (byte) => byte.toString(2).padStart(8, '0'));
        expect(bits.join('')).toBe(expected.join(''));
      }),
    );
  });

  test('of too short a hash do not exist', () => {
    expect(() => manifestWords(new Uint8Array(10))).toThrow('at least 11 bytes');
  });
});
