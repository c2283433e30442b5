import { describe, expect, test } from 'vitest';
import { toBase64url } from '../../server/crypto/base64url.ts';
import { WORD_LIST } from '../../server/crypto/word-list.ts';
import type { Draft } from '../../web/src/lib/answer/draft.ts';
import { RATHER_NOT } from '../../web/src/lib/answer/filled-in.ts';
import {
  drawWords,
  MOST_DIGITS,
  openTransfer,
  sealTransfer,
  tidyWords,
} from '../../web/src/lib/answer/transfer.ts';

const bytes = (length: number, seed: number) =>
  toBase64url(Uint8Array.from({ length }, (_, at) => (at * 31 + seed) % 256));
const draft: Draft = {
  campaignId: '0195a3c2-0000-7000-8000-0000000000ff',
  scopeId: '00000000-0000-4000-8000-000000000000',
  manifestHash: '00'.repeat(31) + 'ff',
  prepared: bytes(64, 1),
  request: null,
  credential: bytes(256, 2),
  screen: 'items-164',
  box: null,
  codes: Array.from({ length: 165 }, (_, at) => (at % 7 === 6 ? RATHER_NOT : at % 6)),
  background: [2, 0, RATHER_NOT],
  openTexts: ['Meer rust op de vloer, é ☕', ''],
};
const token = bytes(32, 3);
const words = ['aalbes', 'zwaan', 'molen', 'fiets'].map((word, at) =>
  WORD_LIST.includes(word) ? word : WORD_LIST[at]!,
);

describe('a draft that moves', () => {
  test('arrives as it left', async () => {
    const digits = await sealTransfer({ draft, token }, words);
    expect(digits).toMatch(/^\d+$/);
    expect(await openTransfer(digits, words)).toEqual({ draft, token });
  });

  test('of the longest questionnaire fits a QR code, with a sentence of text', async () => {
    expect((await sealTransfer({ draft, token }, words)).length).toBeLessThan(MOST_DIGITS);
  });

  test('does not open with other words, nor when a digit was changed', async () => {
    const digits = await sealTransfer({ draft, token }, words);
    expect(await openTransfer(digits, [...words].reverse())).toBeNull();
    const changed = digits.slice(0, -1) + ((Number(digits.at(-1)) + 1) % 10);
    expect(await openTransfer(changed, words)).toBeNull();
  });

  test('looks different every time and holds no readable answer', async () => {
    const [one, other] = [
      await sealTransfer({ draft, token }, words),
      await sealTransfer({ draft, token }, words),
    ];
    expect(one.slice(1, 40)).not.toBe(other.slice(1, 40));
  });

  test('needs its credential', async () => {
    await expect(sealTransfer({ draft: { ...draft, credential: null }, token }, words)).rejects.toThrow();
  });
});

test('four words are drawn from the list', () => {
  const drawn = drawWords();
  expect(drawn).toHaveLength(4);
  expect(drawn.every((word) => WORD_LIST.includes(word))).toBe(true);
});

test('words may be typed in capitals and with commas, and must be four from the list', () => {
  const [a, b, c, d] = WORD_LIST;
  expect(tidyWords(` ${a!.toUpperCase()}, ${b}  ${c}-${d} `)).toEqual([a, b, c, d]);
  expect(tidyWords(`${a} ${b} ${c}`)).toBeNull();
  expect(tidyWords(`${a} ${b} ${c} xqzw`)).toBeNull();
});
