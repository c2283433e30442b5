import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fromBase64url, toBase64url } from './base64url.ts';
import { canonicalJson } from './canonical-json.ts';
import { type CommentKeys, commentKeys } from './comment-keys.ts';
import { destroyFile, destroyLeftovers, refuseIfShared, writeOnce } from './key-files.ts';
import type { KeyPairBytes } from './key-pair.ts';
import { randomBytes } from './random-bytes.ts';
import type { RandomBytes } from './random-bytes.ts';

/**
 * Private keys and secrets, in a folder of their own next to the database, never in it or in its backups.
 * `<dataDir>/keys` is 0700, its files 0600. A campaign's keys are written once and destroyed once.
 * Overwriting reaches the bytes on a plain disk; on copy-on-write disks and in snapshots of the machine it does not,
 * so the folder belongs on an encrypted volume that is left out of backups.
 */
export interface CampaignKeys {
  readonly scopes: { readonly [scopeId: string]: KeyPairBytes };
  /** Null in works-council mode: then the private half never reaches this computer. */
  readonly sealing: KeyPairBytes | null;
  /** What links follow from; not there for campaigns of before links could be sent again. */
  readonly invitations?: Uint8Array;
}

export interface InstallationSecrets {
  /** Signs the login cookie. */
  readonly jwtSecret: Uint8Array;
}

/** Proof of destruction, for the audit log. Fingerprints are SHA-256 of the public keys (SPKI), hexadecimal. */
export interface DestructionCertificate {
  readonly campaign: string;
  readonly fingerprints: {
    readonly scopes: { readonly [scopeId: string]: string };
    readonly sealing: string | null;
  };
  readonly destroyedFiles: readonly string[];
  readonly bytes: number;
}

export interface KeyStore {
  readonly secrets: InstallationSecrets;
  /** Keys of comments that wait for somebody to read them. */
  readonly comments: CommentKeys;
  /** Stores the keys of a campaign at launch. Throws when it already has keys: they are never replaced. */
  saveCampaignKeys(campaignId: string, keys: CampaignKeys): Promise<void>;
  /** The keys, or null when the campaign has none, or no longer. */
  readCampaignKeys(campaignId: string): Promise<CampaignKeys | null>;
  /** Overwrites and removes the keys of a campaign; null when there were none. */
  shredCampaignKeys(campaignId: string): Promise<DestructionCertificate | null>;
}

const INSTALLATION = 'installation.json';
const SECRET_LENGTH = 32;

/** Opens the store and creates folder and secrets on a first start. Throws a clear sentence when others may read it. */
export async function openKeyStore(
  dataDir: string,
  random: RandomBytes = randomBytes,
  now: number = Date.now(),
): Promise<KeyStore> {
  const folder = join(dataDir, 'keys');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await refuseIfShared(folder, 'folder');
  await destroyLeftovers(folder, now);
  for (const name of await readdir(folder)) await refuseIfShared(join(folder, name), 'file');
  const secrets = await readOrCreateSecrets(folder, random);
  return {
    secrets,
    comments: commentKeys(folder),
    saveCampaignKeys: (campaignId, keys) => saveCampaignKeys(folder, campaignId, keys),
    readCampaignKeys: (campaignId) => readCampaignKeys(folder, campaignId),
    shredCampaignKeys: (campaignId) => shredCampaignKeys(folder, campaignId),
  };
}

async function readOrCreateSecrets(folder: string, random: RandomBytes): Promise<InstallationSecrets> {
  // Two processes may start at once: the first to write wins and both read what it wrote.
  const existing = await readText(folder, INSTALLATION);
  if (existing === null) {
    const content = canonicalJson({ version: 1, jwtSecret: toBase64url(random(SECRET_LENGTH)) });
    await writeOnce(folder, INSTALLATION, content);
  }
  const stored = JSON.parse(existing ?? (await readText(folder, INSTALLATION)) ?? '{}') as {
    jwtSecret?: string;
  };
  const jwtSecret = fromBase64url(stored.jwtSecret ?? '');
  if (jwtSecret === null || jwtSecret.length < SECRET_LENGTH) {
    throw new Error(`The key store refuses to start: ${join(folder, INSTALLATION)} holds no usable secret.`);
  }
  return { jwtSecret };
}

async function saveCampaignKeys(folder: string, campaignId: string, keys: CampaignKeys): Promise<void> {
  const scopes = Object.fromEntries(Object.entries(keys.scopes).map(([id, pair]) => [id, textOf(pair)]));
  const sealing = keys.sealing && textOf(keys.sealing);
  const invitations = keys.invitations ? { invitations: toBase64url(keys.invitations) } : {};
  const content = canonicalJson({ version: 1, campaign: campaignId, scopes, sealing, ...invitations });
  if (!(await writeOnce(folder, fileOf(campaignId), content))) {
    throw new Error(`Campaign ${campaignId} already has keys; they are never replaced.`);
  }
}

async function readCampaignKeys(folder: string, campaignId: string): Promise<CampaignKeys | null> {
  const text = await readText(folder, fileOf(campaignId));
  return text === null ? null : parseKeys(text);
}

async function shredCampaignKeys(folder: string, campaignId: string): Promise<DestructionCertificate | null> {
  const name = fileOf(campaignId);
  const text = await readText(folder, name);
  if (text === null) return null;
  const fingerprints = fingerprintsOf(text);
  const bytes = await destroyFile(folder, name);
  return { campaign: campaignId, fingerprints, destroyedFiles: [name], bytes };
}

/** A file that an earlier, interrupted destruction has overwritten still has to go; then there is nothing to name. */
function fingerprintsOf(text: string): DestructionCertificate['fingerprints'] {
  try {
    const { scopes, sealing } = parseKeys(text);
    const ofScopes = Object.entries(scopes).map(([id, pair]) => [id, fingerprint(pair.publicKey)]);
    return { scopes: Object.fromEntries(ofScopes), sealing: sealing && fingerprint(sealing.publicKey) };
  } catch {
    return { scopes: {}, sealing: null };
  }
}

function fingerprint(publicKey: Uint8Array): string {
  return createHash('sha256').update(publicKey).digest('hex');
}

interface PairText {
  readonly publicKey: string;
  readonly privateKey: string;
}

function textOf(pair: KeyPairBytes): { publicKey: string; privateKey: string } {
  return { publicKey: toBase64url(pair.publicKey), privateKey: toBase64url(pair.privateKey) };
}

function parseKeys(text: string): CampaignKeys {
  const stored = JSON.parse(text) as {
    scopes: Record<string, PairText>;
    sealing: PairText | null;
    invitations?: string;
  };
  const scopes = Object.entries(stored.scopes).map(([id, pair]) => [id, pairOf(pair)] as const);
  const invitations = fromBase64url(stored.invitations ?? '');
  return {
    scopes: Object.fromEntries(scopes),
    sealing: stored.sealing && pairOf(stored.sealing),
    ...(stored.invitations !== undefined && invitations ? { invitations } : {}),
  };
}

function pairOf({ publicKey, privateKey }: PairText): KeyPairBytes {
  const [open, secret] = [fromBase64url(publicKey), fromBase64url(privateKey)];
  if (open === null || secret === null) throw new Error('A key file is damaged.');
  return { publicKey: open, privateKey: secret };
}

/** The file name of a campaign. Only plain ids become names, so that no id can point outside the folder. */
function fileOf(campaignId: string): string {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(campaignId)) throw new RangeError('Not the id of a campaign.');
  return `campaign-${campaignId}.json`;
}

async function readText(folder: string, name: string): Promise<string | null> {
  try {
    return await readFile(join(folder, name), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
