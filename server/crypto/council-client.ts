import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { fromBase64url, toBase64url } from './base64url.ts';
import type { SealContext } from './credential-client.ts';
import { combineShares, type CombineResult, shareFromText, shareText, splitSecret } from './shares.ts';

/**
 * The works council's half, in its own browser: makes the sealing key of a campaign, hands it out in three shares, and
 * opens ballots once two shares are together. The private half never leaves the browser but as shares on paper.
 *
 * Formula: the secret that is shared is the 32-byte number of a P-256 key; a box is opened as RFC 9180 says.
 * Defined for: shares as `shareText` prints them. Shares of another campaign, or of a key that is not the one in the
 *   manifest, are refused before any ballot is read.
 * Oracle: opens what `sealed-box.ts` and `credential-client.ts` seal, tests/crypto/council-client.test.ts.
 */
export interface CouncilKey {
  /** SPKI, base64url: goes into the manifest. */
  readonly publicKey: string;
  /** Three texts to print; any two open the answers. */
  readonly shares: readonly string[];
}

const ALGORITHM = { name: 'ECDH', namedCurve: 'P-256' } as const;
/** What precedes the point in the SPKI form of a P-256 key, and the point's first byte. */
const SPKI_HEAD = 27;
const COORDINATE = 32;

/** A fresh sealing key, in the browser. */
export async function makeCouncilKey(): Promise<CouncilKey> {
  const { subtle } = globalThis.crypto;
  const pair = await subtle.generateKey(ALGORITHM, true, ['deriveBits']);
  const { d } = await subtle.exportKey('jwk', pair.privateKey);
  const secret = fromBase64url(d ?? '');
  if (!secret) throw new Error('This browser gives no key');
  const spki = new Uint8Array(await subtle.exportKey('spki', pair.publicKey));
  return { publicKey: toBase64url(spki), shares: (await splitSecret(secret)).map(shareText) };
}

export type JoinedKey =
  | { readonly kind: 'joined'; readonly key: CryptoKeyPair }
  | {
      readonly kind: 'refused';
      readonly reason: 'not-a-share' | 'another-key' | Extract<CombineResult, { kind: 'refused' }>['reason'];
    };

/** The key of two typed shares, if it is the one in the manifest. */
export async function joinShares(texts: readonly string[], sealingKey: string): Promise<JoinedKey> {
  const shares = texts.map(shareFromText);
  if (!shares.every((share) => share !== null)) return { kind: 'refused', reason: 'not-a-share' };
  const combined = await combineShares(shares);
  if (combined.kind === 'refused') return combined;
  const key = await keyPairOf(combined.secret, sealingKey);
  return key ? { kind: 'joined', key } : { kind: 'refused', reason: 'another-key' };
}

/** The plaintext of a box, or null when it does not open. */
export async function openSealed(
  recipientKey: CryptoKeyPair,
  box: Uint8Array,
  { info, aad }: SealContext,
): Promise<Uint8Array | null> {
  const suite = new CipherSuite({
    kem: new DhkemP256HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  });
  const enc = bufferOf(box.subarray(0, 65));
  try {
    const plain = await suite.open(
      { recipientKey, enc, info: bufferOf(info) },
      bufferOf(box.subarray(65)),
      bufferOf(aad),
    );
    return new Uint8Array(plain);
  } catch {
    return null;
  }
}

/** Null when the secret is not the private half of this public key. */
async function keyPairOf(secret: Uint8Array, sealingKey: string): Promise<CryptoKeyPair | null> {
  const spki = fromBase64url(sealingKey);
  if (!spki || spki.length !== SPKI_HEAD + 2 * COORDINATE) return null;
  const [x, y] = [spki.slice(SPKI_HEAD, SPKI_HEAD + COORDINATE), spki.slice(SPKI_HEAD + COORDINATE)].map(
    toBase64url,
  );
  const { subtle } = globalThis.crypto;
  const jwk = { kty: 'EC', crv: 'P-256', x, y, d: toBase64url(secret) } as JsonWebKey;
  try {
    const privateKey = await subtle.importKey('jwk', jwk, ALGORITHM, true, ['deriveBits']);
    const publicKey = await subtle.importKey('spki', bufferOf(spki), ALGORITHM, true, []);
    return (await agree(privateKey, publicKey)) ? { privateKey, publicKey } : null;
  } catch {
    return null;
  }
}

/** Both halves lead to the same secret with a third key. */
async function agree(privateKey: CryptoKey, publicKey: CryptoKey): Promise<boolean> {
  const { subtle } = globalThis.crypto;
  const third = await subtle.generateKey(ALGORITHM, false, ['deriveBits']);
  const bits = async (mine: CryptoKey, theirs: CryptoKey) =>
    toBase64url(new Uint8Array(await subtle.deriveBits({ name: 'ECDH', public: theirs }, mine, 256)));
  return (await bits(privateKey, third.publicKey)) === (await bits(third.privateKey, publicKey));
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
