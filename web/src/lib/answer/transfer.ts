import { fromBase64url, toBase64url } from '../../../../server/crypto/base64url.ts';
import { concatBytes, hexOf, utf8 } from '../../../../server/crypto/bytes.ts';
import { WORD_LIST } from '../../../../server/crypto/word-list.ts';
import type { Draft } from './draft.ts';
import { keyOfSecret, randomBytes } from './draft-seal.ts';
import { RATHER_NOT } from './filled-in.ts';

/**
 * A draft that moves to another device, without the server: packed, sealed under four words that the employee copies
 * by hand, and written in digits, which a QR code holds most densely.
 *
 * Formula: version (1) | campaign, scope, manifest hash (16, 16, 32) | prepared (64) | credential (256) | token (32)
 *   | screen: kind (1) and place (2) | codes and background, each a count (2) and one byte per two answers | texts, each a
 *   length (2) and UTF-8. Sealed: salt (16) | AES-256-GCM under PBKDF2(words, salt), nonce zero because no key is used twice.
 * Defined for: answer codes 0..14 and "rather not say" (written as 15).
 */
export interface Transfer {
  readonly draft: Draft;
  readonly token: string;
}

const VERSION = 1;
const DECLINED = 15;
const WORDS = 4;
/** What a camera still reads from a screen: a QR code of version 25 holds 3057 digits. */
export const MOST_DIGITS = 2900;

export function drawWords(): readonly string[] {
  return Array.from(new Uint16Array(randomBytes(WORDS * 2).buffer), (value) => WORD_LIST[value % 2048]!);
}

/** The words as typed, however they were typed; null when one is not on the list. */
export function tidyWords(text: string): readonly string[] | null {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
  return words.length === WORDS && words.every((word) => WORD_LIST.includes(word)) ? words : null;
}

export async function sealTransfer(transfer: Transfer, words: readonly string[]): Promise<string> {
  const salt = randomBytes(16);
  const key = await keyOfSecret(words.join(' '), salt);
  const sealed = await crypto.subtle.encrypt(NONCE, key, pack(transfer));
  return digitsOf(concatBytes([salt, new Uint8Array(sealed)]));
}

/** The draft, or null when the words are not the ones it was sealed under. */
export async function openTransfer(digits: string, words: readonly string[]): Promise<Transfer | null> {
  try {
    const bytes = bytesOf(digits);
    const key = await keyOfSecret(words.join(' '), bytes.slice(0, 16));
    return unpack(new Uint8Array(await crypto.subtle.decrypt(NONCE, key, bytes.slice(16))));
  } catch {
    return null;
  }
}

const NONCE = { name: 'AES-GCM', iv: new Uint8Array(12) } as const;

function pack({ draft, token }: Transfer): Uint8Array<ArrayBuffer> {
  if (draft.credential === null) throw new Error('Only a draft that has its credential can move');
  const place = Number(draft.screen?.split('-')[1] ?? 0);
  const kind = ['items', 'open', 'background'].indexOf(draft.screen?.split('-')[0] ?? 'items');
  return concatBytes([
    Uint8Array.of(VERSION),
    hexBytes(draft.campaignId.replaceAll('-', '')),
    hexBytes(draft.scopeId.replaceAll('-', '')),
    hexBytes(draft.manifestHash),
    ...[draft.prepared, draft.credential, token].map(wanted),
    Uint8Array.of(Math.max(kind, 0)),
    uint16(place),
    ...nibbles(draft.codes),
    ...nibbles(draft.background),
    ...draft.openTexts.map(utf8).flatMap((text) => [uint16(text.length), text]),
  ]);
}

function unpack(bytes: Uint8Array): Transfer | null {
  const from = reader(bytes);
  if (from.take(1)[0] !== VERSION) return null;
  const [campaignId, scopeId] = [uuid(from.take(16)), uuid(from.take(16))];
  const manifestHash = hexOf(from.take(32));
  const [prepared, credential, token] = [64, 256, 32].map((length) => toBase64url(from.take(length)));
  const [kind, place] = [from.take(1)[0], from.uint16()];
  const [codes, background] = [from.nibbles(), from.nibbles()];
  const openTexts: string[] = [];
  while (!from.isAtEnd())
    openTexts.push(new TextDecoder('utf-8', { fatal: true }).decode(from.take(from.uint16())));
  const screen = `${['items', 'open', 'background'][kind!]}-${place}`;
  const draft = { campaignId, scopeId, manifestHash, prepared: prepared!, credential: credential!, screen };
  return {
    token: token!,
    draft: { ...draft, request: null, box: null, codes, background, openTexts },
  };
}

function reader(bytes: Uint8Array) {
  let at = 0;
  const take = (length: number) => {
    if (at + length > bytes.length) throw new RangeError('The draft ends too early');
    at += length;
    return bytes.slice(at - length, at);
  };
  const takeUint16 = () => {
    const [high, low] = take(2);
    return high! * 256 + low!;
  };
  return {
    take,
    uint16: takeUint16,
    isAtEnd: () => at === bytes.length,
    nibbles(): number[] {
      const count = takeUint16();
      const pairs = [...take(Math.ceil(count / 2))].flatMap((byte) => [byte >> 4, byte & 15]);
      return pairs.slice(0, count).map((code) => (code === DECLINED ? RATHER_NOT : code));
    },
  };
}

function nibbles(codes: readonly number[]): Uint8Array[] {
  const small = codes.map((code) => (code === RATHER_NOT ? DECLINED : code));
  if (!small.every((code) => Number.isInteger(code) && code >= 0 && code <= DECLINED))
    throw new RangeError('An answer code is a whole number from 0 to 14');
  const bytes = Array.from(
    { length: Math.ceil(small.length / 2) },
    (_, at) => (small[2 * at]! << 4) | (small[2 * at + 1] ?? 0),
  );
  return [uint16(codes.length), Uint8Array.from(bytes)];
}

/** Bytes as one decimal number; a leading 1 keeps zeroes at the front. */
function digitsOf(bytes: Uint8Array): string {
  return BigInt(`0x01${hexOf(bytes)}`).toString(10);
}

function bytesOf(digits: string): Uint8Array<ArrayBuffer> {
  const written = BigInt(digits).toString(16);
  return hexBytes(written.padStart(written.length + (written.length % 2), '0').slice(2));
}

function wanted(text: string): Uint8Array {
  const bytes = fromBase64url(text);
  if (!bytes) throw new Error('Not base64url');
  return bytes;
}

const uint16 = (value: number) => Uint8Array.of(value >> 8, value & 255);
const hexBytes = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const uuid = (bytes: Uint8Array) =>
  hexOf(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
