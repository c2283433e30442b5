import { utf8 } from './bytes.ts';
import { canonicalJson } from './canonical-json.ts';
import type { JsonValue } from './canonical-json.ts';
import { sha256 } from './sha256.ts';
import { WORD_LIST } from './word-list.ts';

/** One scope as everybody sees it. `publicKey` is SPKI in base64url; `unit` is null for a merged scope. */
export interface ManifestScope {
  readonly id: string;
  readonly unit: string | null;
  readonly name: string;
  readonly invited: number;
  readonly publicKey: string;
}

/** Everything a respondent's promise rests on, frozen at launch. Keys are SPKI in base64url, hashes hexadecimal. */
export interface Manifest {
  readonly campaign: string;
  readonly title: string;
  readonly questionnaireHash: string;
  readonly rules: { readonly [rule: string]: JsonValue };
  readonly scopes: readonly ManifestScope[];
  readonly sealingKey: string;
  readonly files?: { readonly [path: string]: string };
}

const WORD_COUNT = 8;
const WORD_BITS = 11;

/** The one text of a manifest. The order in which scopes were read from somewhere does not matter. */
export function manifestText(manifest: Manifest): string {
  const { campaign, title, questionnaireHash, rules, sealingKey, files } = manifest;
  const scopes = manifest.scopes
    .map(({ id, unit, name, invited, publicKey }) => ({ id, unit, name, invited, publicKey }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return canonicalJson({ campaign, title, questionnaireHash, rules, scopes, sealingKey, files });
}

/** SHA-256 of the manifest's text: `sha256sum` over the published file gives the same. */
export async function manifestHash(manifest: Manifest): Promise<Uint8Array<ArrayBuffer>> {
  return sha256(utf8(manifestText(manifest)));
}

/**
 * The first 88 bits of a manifest hash as 8 words that people can compare aloud.
 *
 * Question: do two employees hold the same keys, or has someone been given a key of their own?
 * Formula: word i = list[bits 11i .. 11i+10], most significant bit first.
 * Defined for: a hash of at least 11 bytes. 88 bits withstand a look-alike of a given manifest (2^88 tries);
 *   whoever may write both manifests needs about 2^44, so programs compare the whole hash, never the words.
 */
export function manifestWords(hash: Uint8Array): string[] {
  if (hash.length * 8 < WORD_COUNT * WORD_BITS)
    throw new RangeError('Eight words take a hash of at least 11 bytes.');
  return Array.from({ length: WORD_COUNT }, (_, word) => {
    const firstBit = word * WORD_BITS;
    const bits = Array.from({ length: WORD_BITS }, (_, bit) => bitAt(hash, firstBit + bit));
    return WORD_LIST[bits.reduce((value, bit) => value * 2 + bit, 0)]!;
  });
}

function bitAt(bytes: Uint8Array, index: number): number {
  return (bytes[index >> 3]! >> (7 - (index & 7))) & 1;
}
