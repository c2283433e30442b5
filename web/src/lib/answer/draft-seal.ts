/**
 * How a draft lies on the device: sealed with a key that scripts can use but not read, and within that, if the employee
 * chose one, with a key made from a code of six digits.
 *
 * A code of six digits stops somebody who picks up the phone, not somebody who copies its storage and may try a million
 * codes elsewhere: that is what the outer key is against, which does not leave the browser.
 */
export interface SealedDraft {
  readonly key: CryptoKey;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
  readonly savedOn: string;
  readonly pin: PinLock | null;
}

export interface PinLock {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly iv: Uint8Array<ArrayBuffer>;
  /** Wrong codes so far; counted before a code is tried, so that closing the window gives no try back. */
  readonly tries: number;
}

/** A code that was accepted or chosen, as the key it makes; kept in memory only. */
export interface PinKey {
  readonly key: CryptoKey;
  readonly salt: Uint8Array<ArrayBuffer>;
}

export const PIN_TRIES = 5;
/** About half a second on a phone of five years old. */
const ROUNDS = 210_000;
const AES = { name: 'AES-GCM', length: 256 } as const;

export const isPin = (text: string): boolean => /^\d{6}$/.test(text);

export async function keyOfPin(pin: string, salt = randomBytes(16)): Promise<PinKey> {
  return { key: await keyOfSecret(pin, salt), salt };
}

/** A key from something a person types. */
export async function keyOfSecret(secret: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), 'PBKDF2', false, [
    'deriveKey',
  ]);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS };
  return crypto.subtle.deriveKey(how, typed, AES, false, ['encrypt', 'decrypt']);
}

/** Seals under a new device key every time, so that an older copy of the storage opens nothing newer. */
export async function sealDraft(text: string, savedOn: string, pin: PinKey | null): Promise<SealedDraft> {
  const plain = new TextEncoder().encode(text);
  const lock = pin && { salt: pin.salt, iv: randomBytes(12), tries: 0 };
  const inner = lock ? await crypto.subtle.encrypt({ name: 'AES-GCM', iv: lock.iv }, pin.key, plain) : plain;
  const key = await crypto.subtle.generateKey(AES, false, ['encrypt', 'decrypt']);
  const iv = randomBytes(12);
  return {
    key,
    iv,
    sealed: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, inner),
    savedOn,
    pin: lock,
  };
}

/** The text of a draft, or null when the code (or the storage) is not right. */
export async function unsealDraft(draft: SealedDraft, pin: PinKey | null): Promise<string | null> {
  try {
    const inner = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: draft.iv }, draft.key, draft.sealed);
    if (!draft.pin) return new TextDecoder().decode(inner);
    if (!pin) return null;
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: draft.pin.iv }, pin.key, inner);
    return new TextDecoder().decode(plain);
  } catch {
    return null;
  }
}

export function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}
