import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { randomBytes } from './random-bytes.ts';

const NONCE = 12;
const TAG = 16;

/** Seals small secrets of the installation (a time code, a client secret) so that a copy of the database does not hold them. */
export interface SettingsBox {
  /** `place` says whose secret it is; a sealed secret that is moved to another place does not open. */
  seal(place: string, secret: string): Buffer;
  open(place: string, sealed: Uint8Array): string;
}

/** AES-256-GCM with a key derived (HKDF, RFC 5869) from the secret of the installation, which lives outside the database. */
export function settingsBox(installationSecret: Uint8Array): SettingsBox {
  const key = Buffer.from(hkdfSync('sha256', installationSecret, '', 'werkpeil settings 1', 32));
  return {
    seal(place, secret) {
      const nonce = Buffer.from(randomBytes(NONCE));
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, text, cipher.getAuthTag()]);
    },
    open(place, sealed) {
      const bytes = Buffer.from(sealed);
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE))
        .setAAD(Buffer.from(place))
        .setAuthTag(bytes.subarray(-TAG));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString('utf8');
    },
  };
}
