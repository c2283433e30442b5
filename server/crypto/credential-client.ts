import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { SERIAL_LENGTH } from './ballot-format.ts';
import { concatBytes } from './bytes.ts';
import { randomBytes } from './random-bytes.ts';
import type { RandomBytes } from './random-bytes.ts';

/**
 * The respondent's half, in the browser: obtain a credential for one scope, then seal the answers.
 *
 * Steps: drawSerial -> prepare -> blind -> (server signs) -> finalize -> seal.
 * Source: RFC 9474 (RSABSSA-SHA384-PSS-Randomized) and RFC 9180 (P-256, HKDF-SHA256, AES-256-GCM).
 * The partially-blind variant of the library is not used: it fails in browsers; each scope has a key of its own.
 * Public keys are SPKI bytes, straight from the manifest. WebCrypto asks for https or localhost.
 */
export interface Blinded {
  /** Goes to the server. */
  readonly blindedMessage: Uint8Array;
  /** Stays on the device: who has it can link the credential to the request. */
  readonly inverse: Uint8Array;
}

export interface SealContext {
  readonly info: Uint8Array;
  readonly aad: Uint8Array;
}

/** A prepared message is 32 random bytes and the serial. */
export const PREPARED_LENGTH = 32 + SERIAL_LENGTH;

/** The random serial of one ballot. */
export function drawSerial(random: RandomBytes = randomBytes): Uint8Array {
  return random(SERIAL_LENGTH);
}

/** The message the credential is about: a random prefix and the serial. */
export function prepare(serial: Uint8Array): Uint8Array {
  return RSABSSA.SHA384.PSS.Randomized().prepare(serial);
}

/** The serial in a prepared message, or null when its length is not that of one. */
export function serialOf(preparedMessage: Uint8Array): Uint8Array | null {
  if (preparedMessage.length !== PREPARED_LENGTH) return null;
  return preparedMessage.slice(PREPARED_LENGTH - SERIAL_LENGTH);
}

/** Hides the prepared message for signing under the scope's key. Takes about 0.15 s in a browser. */
export async function blind(scopeKey: Uint8Array, preparedMessage: Uint8Array): Promise<Blinded> {
  const key = await importScopeKey(scopeKey);
  const { blindedMsg, inv } = await RSABSSA.SHA384.PSS.Randomized().blind(key, preparedMessage);
  return { blindedMessage: blindedMsg, inverse: inv };
}

/** The credential. Throws when the server's answer is no signature under the key in the manifest. */
export async function finalize(
  scopeKey: Uint8Array,
  preparedMessage: Uint8Array,
  blindSignature: Uint8Array,
  inverse: Uint8Array,
): Promise<Uint8Array> {
  const key = await importScopeKey(scopeKey);
  return RSABSSA.SHA384.PSS.Randomized().finalize(key, preparedMessage, blindSignature, inverse);
}

/** Seals a plaintext to the campaign's sealing key: ephemeral point and ciphertext in one box. */
export async function seal(
  sealingKey: Uint8Array,
  plaintext: Uint8Array,
  { info, aad }: SealContext,
): Promise<Uint8Array> {
  const suite = new CipherSuite({
    kem: new DhkemP256HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  });
  const recipientPublicKey = await importSealingKey(sealingKey);
  const { enc, ct } = await suite.seal(
    { recipientPublicKey, info: bufferOf(info) },
    bufferOf(plaintext),
    bufferOf(aad),
  );
  return concatBytes([new Uint8Array(enc), new Uint8Array(ct)]);
}

function importScopeKey(spki: Uint8Array): Promise<CryptoKey> {
  const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' };
  // Extractable, because the library reads the modulus from the exported key.
  return globalThis.crypto.subtle.importKey('spki', bufferOf(spki), algorithm, true, ['verify']);
}

function importSealingKey(spki: Uint8Array): Promise<CryptoKey> {
  const algorithm = { name: 'ECDH', namedCurve: 'P-256' };
  return globalThis.crypto.subtle.importKey('spki', bufferOf(spki), algorithm, true, []);
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
