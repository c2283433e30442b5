import { createHmac } from 'node:crypto';

/**
 * The key schedule of HPKE in base mode for one suite:
 * DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM.
 *
 * Why AES-256-GCM: @hpke/core and WebCrypto of every browser have the 128 and the 256 bit form, at the same size
 * and speed. All boxes of a campaign are sealed to one public key, and 256 bits leave no multi-target shortcut.
 * Formula: shared = ExtractAndExpand(dh, enc || pkR); (key, nonce) = KeySchedule(base, shared, info).
 * Source: RFC 9180, sections 4 (labelled KDF), 4.1 (DHKEM), 5.1 (key schedule).
 * Oracle: the RFC's test vectors (key, base_nonce, shared_secret), tests/crypto/sealed-box.test.ts.
 */
export interface MessageKey {
  readonly key: Buffer;
  readonly nonce: Buffer;
}

const KEM_SUITE = Buffer.from('KEM\x00\x10', 'latin1');
const HPKE_SUITE = Buffer.from('HPKE\x00\x10\x00\x01\x00\x02', 'latin1');
const VERSION = Buffer.from('HPKE-v1', 'latin1');
const EMPTY = Buffer.alloc(0);
const KEY_LENGTH = 32;
const NONCE_LENGTH = 12;
const SECRET_LENGTH = 32;
const BASE_MODE = Buffer.of(0);
const PSK_ID_HASH = labeledExtract(HPKE_SUITE, EMPTY, 'psk_id_hash', EMPTY);

/** The KEM's shared secret from the Diffie-Hellman value and both public points (uncompressed). */
export function sharedSecret(dh: Uint8Array, enc: Uint8Array, recipientPoint: Uint8Array): Buffer {
  const prk = labeledExtract(KEM_SUITE, EMPTY, 'eae_prk', dh);
  return labeledExpand(KEM_SUITE, prk, 'shared_secret', Buffer.concat([enc, recipientPoint]), SECRET_LENGTH);
}

/** Key and nonce of the first, and for a sealed box only, message. */
export function messageKey(shared: Uint8Array, info: Uint8Array): MessageKey {
  const infoHash = labeledExtract(HPKE_SUITE, EMPTY, 'info_hash', info);
  const context = Buffer.concat([BASE_MODE, PSK_ID_HASH, infoHash]);
  const secret = labeledExtract(HPKE_SUITE, shared, 'secret', EMPTY);
  return {
    key: labeledExpand(HPKE_SUITE, secret, 'key', context, KEY_LENGTH),
    nonce: labeledExpand(HPKE_SUITE, secret, 'base_nonce', context, NONCE_LENGTH),
  };
}

function labeledExtract(suite: Buffer, salt: Uint8Array, label: string, ikm: Uint8Array): Buffer {
  return createHmac('sha256', salt)
    .update(VERSION)
    .update(suite)
    .update(label, 'latin1')
    .update(ikm)
    .digest();
}

/** HKDF-Expand for one block: every length here is at most the hash length of 32. */
function labeledExpand(suite: Buffer, prk: Buffer, label: string, info: Buffer, length: number): Buffer {
  const prefix = Buffer.of(length >> 8, length & 0xff);
  const hmac = createHmac('sha256', prk).update(prefix).update(VERSION).update(suite).update(label, 'latin1');
  return hmac.update(info).update(Buffer.of(1)).digest().subarray(0, length);
}
