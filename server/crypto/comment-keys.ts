import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fromBase64url, toBase64url } from './base64url.ts';
import { concatBytes, utf8 } from './bytes.ts';
import { destroyFile, writeOnce } from './key-files.ts';

/**
 * Comments that wait for somebody to read them are sealed with a key per campaign that stands outside the database.
 * Whoever holds the database, its log or a backup has nothing to read before the gate; and once the lists are published
 * the key is destroyed, and with it what deleted rows leave behind on a disk.
 */
export interface CommentKeys {
  /** Makes the key, or gives the one that an interrupted tally has made. */
  make(campaignId: string): Promise<CommentKey>;
  read(campaignId: string): Promise<CommentKey | null>;
  /** True when there was one. */
  shred(campaignId: string): Promise<boolean>;
}

export interface CommentKey {
  /** Seals a text to a fixed size, so that a box does not tell how much somebody wrote. */
  seal(text: string, about: CommentPlace): Uint8Array;
  /** Throws when the box was changed or belongs elsewhere. */
  open(box: Uint8Array, about: CommentPlace): string;
}

export interface CommentPlace {
  readonly campaignId: string;
  readonly id: string;
  readonly question: string;
  readonly block: string;
  /** The longest text that this question takes, in UTF-16 units. */
  readonly maxLength: number;
}

const ALGORITHM = 'aes-256-gcm';
const [KEY, NONCE, TAG, LENGTH] = [32, 12, 16, 2];
const BYTES_PER_UNIT = 3;

export function commentKeys(folder: string): CommentKeys {
  const read = async (campaignId: string) => {
    const key = await readKey(folder, fileOf(campaignId));
    return key && commentKey(key);
  };
  return {
    read,
    async make(campaignId) {
      await writeOnce(folder, fileOf(campaignId), toBase64url(randomBytes(KEY)));
      const key = await read(campaignId);
      if (!key) throw new Error('The key for comments could not be kept');
      return key;
    },
    async shred(campaignId) {
      if (!(await readKey(folder, fileOf(campaignId)))) return false;
      await destroyFile(folder, fileOf(campaignId));
      return true;
    },
  };
}

function commentKey(key: Uint8Array): CommentKey {
  return {
    seal(text, about) {
      const content = utf8(text);
      const plain = new Uint8Array(LENGTH + BYTES_PER_UNIT * about.maxLength);
      if (content.length > plain.length - LENGTH)
        throw new RangeError('The text is longer than its question takes');
      plain.set([content.length >> 8, content.length & 0xff]);
      plain.set(content, LENGTH);
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(binding(about));
      return concatBytes([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    open(box, about) {
      const decipher = createDecipheriv(ALGORITHM, key, box.subarray(0, NONCE)).setAAD(binding(about));
      decipher.setAuthTag(box.subarray(box.length - TAG));
      const sealed = box.subarray(NONCE, box.length - TAG);
      const plain = Buffer.concat([decipher.update(sealed), decipher.final()]);
      return plain.subarray(LENGTH, LENGTH + plain.readUInt16BE(0)).toString('utf8');
    },
  };
}

function binding({ campaignId, id, question, block }: CommentPlace): Uint8Array {
  return utf8(JSON.stringify([campaignId, id, question, block]));
}

function fileOf(campaignId: string): string {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(campaignId)) throw new RangeError('Not the id of a campaign.');
  return `comments-${campaignId}.key`;
}

async function readKey(folder: string, name: string): Promise<Uint8Array | null> {
  try {
    const key = fromBase64url(await readFile(join(folder, name), 'utf8'));
    return key?.length === KEY ? key : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
