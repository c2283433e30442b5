import { createHash } from 'node:crypto';
import { fromBase64url } from '../../../crypto/base64url.ts';
import { type Manifest, manifestWords } from '../../../crypto/manifest.ts';

interface Frozen {
  readonly manifest: unknown;
  readonly manifestHash: string | null;
}

/** The public keys of a campaign as people compare them: fingerprints, and the eight words over all of it. */
export function describeKeys({ manifest, manifestHash }: Frozen) {
  if (!manifest || !manifestHash) return null;
  const { scopes, sealingKey, files } = manifest as Manifest;
  return {
    manifestHash,
    words: manifestWords(Buffer.from(manifestHash, 'hex')),
    sealing: fingerprint(sealingKey),
    files: files?.['answer-site'] ?? null,
    scopes: scopes
      .map(({ name, invited, publicKey }) => ({ name, invited, fingerprint: fingerprint(publicKey) }))
      .sort((a, b) => a.name.localeCompare(b.name, 'nl')),
  };
}

function fingerprint(publicKey: string): string {
  const bytes = fromBase64url(publicKey) ?? new Uint8Array();
  return createHash('sha256').update(bytes).digest('hex');
}
