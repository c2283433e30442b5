import { concatBytes, utf8 } from './bytes.ts';

/**
 * The plaintext of a ballot: answer codes and open texts in a block of fixed size.
 *
 * Question: how are answers written down so that the size of a box says nothing about them?
 * Formula: version (1 byte) | number of codes (2) | codes (1 each) | number of texts (1)
 *   | per text its length in bytes (2) and its UTF-8 | zeroes up to `size`. Numbers are big-endian.
 * What a code means is the questionnaire's business; here it is a byte.
 * Defined for: codes 0..255, texts of well-formed Unicode that fit `paddedSize`. Encoding anything else throws,
 *   since the form cannot produce it; decoding is total and gives the reason of a refusal as a value.
 */
export type DecodedAnswers =
  | { readonly kind: 'answers'; readonly codes: readonly number[]; readonly openTexts: readonly string[] }
  | { readonly kind: 'refused'; readonly reason: DecodeRefusal };

export type DecodeRefusal = 'wrong-size' | 'unknown-version' | 'truncated' | 'not-utf8' | 'padding-not-zero';

/** The `info` of every sealed box: a box sealed for another purpose, or another format, never opens here. */
export const BALLOT_INFO: Uint8Array = utf8('werkpeil/ballot/1');

export const SERIAL_LENGTH = 32;

const VERSION = 1;
/** A text length counts UTF-16 units, as `maxlength` in a form does; one unit takes at most 3 bytes of UTF-8. */
const BYTES_PER_UNIT = 3;

/** The size that fits every way to fill in a questionnaire; the same for all its respondents. */
export function paddedSize(
  itemCount: number,
  backgroundCount: number,
  openMaxLengths: readonly number[],
): number {
  const textBytes = openMaxLengths.reduce((sum, units) => sum + 2 + units * BYTES_PER_UNIT, 0);
  return 1 + 2 + itemCount + backgroundCount + 1 + textBytes;
}

/** Answers as a block of exactly `size` bytes. */
export function encodeAnswers(
  codes: readonly number[],
  openTexts: readonly string[],
  size: number,
): Uint8Array<ArrayBuffer> {
  if (!codes.every((code) => Number.isInteger(code) && code >= 0 && code <= 255)) {
    throw new RangeError('An answer code is a whole number from 0 to 255.');
  }
  if (codes.length > 0xffff || openTexts.length > 0xff)
    throw new RangeError('Too many answers for one ballot.');
  const texts = openTexts.map(utf8).flatMap((text) => [uint16(text.length), text]);
  const content = concatBytes([
    Uint8Array.of(VERSION),
    uint16(codes.length),
    Uint8Array.from(codes),
    Uint8Array.of(openTexts.length),
    ...texts,
  ]);
  if (content.length > size)
    throw new RangeError(`The answers take ${content.length} bytes, the ballot ${size}.`);
  const block = new Uint8Array(size);
  block.set(content);
  return block;
}

/** The answers in a block, or why it is not a ballot of this size. Every block has at most one reading. */
export function decodeAnswers(block: Uint8Array, size: number): DecodedAnswers {
  if (block.length !== size) return refused('wrong-size');
  if (block[0] !== VERSION) return refused('unknown-version');
  const codes = takeCodes(block, 1);
  if (codes === null) return refused('truncated');
  const texts = takeTexts(block, codes.end);
  if (typeof texts === 'string') return refused(texts);
  if (block.subarray(texts.end).some((byte) => byte !== 0)) return refused('padding-not-zero');
  return { kind: 'answers', codes: codes.value, openTexts: texts.value };
}

/**
 * What a box is bound to: it opens only as this ballot, so it can neither be moved to another scope
 * nor be handed in again under another serial. Each part carries its length, so no two triples are alike.
 */
export function associatedData(
  campaignId: string,
  scopeId: string,
  serial: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const parts = [utf8(campaignId), utf8(scopeId), serial];
  return concatBytes(parts.flatMap((part) => [uint16(part.length), part]));
}

interface Taken<T> {
  readonly value: T;
  readonly end: number;
}

function takeCodes(block: Uint8Array, start: number): Taken<number[]> | null {
  const count = readUint16(block, start);
  if (count === null || start + 2 + count > block.length) return null;
  const end = start + 2 + count;
  return { value: Array.from(block.subarray(start + 2, end)), end };
}

function takeTexts(block: Uint8Array, start: number): Taken<string[]> | 'truncated' | 'not-utf8' {
  const count = block[start];
  if (count === undefined) return 'truncated';
  const texts: string[] = [];
  let end = start + 1;
  for (let index = 0; index < count; index += 1) {
    const length = readUint16(block, end);
    if (length === null || end + 2 + length > block.length) return 'truncated';
    const text = readUtf8(block.subarray(end + 2, end + 2 + length));
    if (text === null) return 'not-utf8';
    texts.push(text);
    end += 2 + length;
  }
  return { value: texts, end };
}

function readUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function readUint16(block: Uint8Array, offset: number): number | null {
  const [high, low] = [block[offset], block[offset + 1]];
  return high === undefined || low === undefined ? null : high * 256 + low;
}

function uint16(value: number): Uint8Array {
  if (value > 0xffff) throw new RangeError('A part of a ballot is at most 65,535 bytes.');
  return Uint8Array.of(value >> 8, value & 0xff);
}

function refused(reason: DecodeRefusal): DecodedAnswers {
  return { kind: 'refused', reason };
}
