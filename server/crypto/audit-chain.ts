import { createHash } from 'node:crypto';

/** One entry as the database keeps it; `at` and `subject` in the text form over which the hash was made. */
export interface ChainedEntry {
  readonly organisationId: string;
  readonly number: number;
  /** UTC, microseconds: 2026-11-25T20:13:44.123456Z. */
  readonly at: string;
  readonly actorId: string | null;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly previousHash: Uint8Array;
  readonly hash: Uint8Array;
}

/**
 * The number of the first entry that does not follow from the one before it, or null when the whole chain holds.
 * Formula: hash = SHA-256(previous hash || the fields, one a line); the first previous hash is 32 zero bytes.
 * Entries come in order of number, from 1, of one organisation; when older ones went, from the anchor that was kept of them. Changing, removing or inserting an entry breaks the chain
 * there; removing the last ones does not, which is why the newest hash is also mailed to the works council.
 */
export function firstBrokenEntry(
  entries: Iterable<ChainedEntry>,
  anchor: { readonly number: number; readonly hash: Uint8Array } = START,
): number | null {
  let previous: Uint8Array = anchor.hash;
  let expected = Number(anchor.number) + 1;
  for (const entry of entries) {
    if (entry.number !== expected) return expected;
    if (!equal(entry.previousHash, previous) || !equal(entry.hash, hashOf(entry))) return entry.number;
    previous = entry.hash;
    expected += 1;
  }
  return null;
}

const START = { number: 0, hash: new Uint8Array(32) } as const;

function hashOf(entry: ChainedEntry): Uint8Array {
  const { organisationId, number, at, actorId, actor, action, subject } = entry;
  const text = [organisationId, number, at, actorId ?? '', actor, action, subject].join('\n');
  return createHash('sha256').update(entry.previousHash).update(text, 'utf8').digest();
}

function equal(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.from(one).equals(Buffer.from(other));
}
