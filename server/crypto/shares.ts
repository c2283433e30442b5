import { concatBytes, equalBytes, utf8 } from './bytes.ts';
import { fromCrockford, grouped, toCrockford } from './crockford.ts';
import { divide256, multiply256 } from './field-256.ts';
import { randomBytes } from './random-bytes.ts';
import type { RandomBytes } from './random-bytes.ts';
import { sha256 } from './sha256.ts';

/**
 * Two-of-three shares of a secret, for campaigns that the works council seals. Runs in the browser as well.
 *
 * Question: how can two of three people open the answers together, while one alone knows nothing?
 * Formula: y_i = s + c * x_i for every byte s of (secret || checksum), c random, in the field of 256 elements.
 * Source: Shamir 1979, How to share a secret, CACM 22(11):612-613.
 * Defined for: any secret of at least 1 byte. A share is 19 bytes longer: version, threshold, position,
 *   set number (4), y, and 4 bytes of SHA-256 against typing errors. The checksum inside (8 bytes of SHA-256)
 *   tells whether the secret came out right; it is shared out too, so one share says nothing about it.
 * Oracle: properties in tests/crypto/shares.test.ts.
 */
export type CombineResult =
  | { readonly kind: 'combined'; readonly secret: Uint8Array }
  | { readonly kind: 'refused'; readonly reason: 'damaged' | 'too-few' | 'not-together' | 'wrong-checksum' };

interface Share {
  readonly position: number;
  readonly set: Uint8Array;
  readonly values: Uint8Array;
}

const VERSION = 1;
const THRESHOLD = 2;
const POSITIONS = [1, 2, 3] as const;
const SET_LENGTH = 4;
const HEADER_LENGTH = 3 + SET_LENGTH;
const TAIL_LENGTH = 4;
const CHECK_LENGTH = 8;

/** Three shares of a secret; any two of them give it back. */
export async function splitSecret(
  secret: Uint8Array,
  random: RandomBytes = randomBytes,
): Promise<Uint8Array[]> {
  if (secret.length === 0) throw new RangeError('There is no secret to share.');
  const payload = concatBytes([secret, await checkOf(secret)]);
  const slopes = random(payload.length);
  const set = random(SET_LENGTH);
  return Promise.all(
    POSITIONS.map((position) => {
      const values = payload.map((byte, index) => byte ^ multiply256(slopes[index]!, position));
      return sealed(concatBytes([Uint8Array.of(VERSION, THRESHOLD, position), set, values]));
    }),
  );
}

/** The secret, or why these shares do not give it. Every share that is handed in has to fit. */
export async function combineShares(texts: readonly Uint8Array[]): Promise<CombineResult> {
  const shares = await Promise.all(texts.map(parse));
  if (!shares.every((share) => share !== null)) return { kind: 'refused', reason: 'damaged' };
  const distinct = new Map(shares.map((share) => [share.position, share]));
  const [first] = shares;
  if (first === undefined) return { kind: 'refused', reason: 'too-few' };
  if (!shares.every((share) => belongTogether(share, first, distinct.get(share.position)))) {
    return { kind: 'refused', reason: 'not-together' };
  }
  if (distinct.size < THRESHOLD) return { kind: 'refused', reason: 'too-few' };
  const payload = interpolateAtZero([...distinct.values()]);
  const secret = payload.slice(0, -CHECK_LENGTH);
  if (!equalBytes(payload.slice(-CHECK_LENGTH), await checkOf(secret))) {
    return { kind: 'refused', reason: 'wrong-checksum' };
  }
  return { kind: 'combined', secret };
}

/** A share as text to print or type: base 32 in groups of four. */
export function shareText(share: Uint8Array): string {
  return grouped(toCrockford(share), 4);
}

/** The share in a typed text, or null when the text is no base 32. Errors inside show when shares are combined. */
export function shareFromText(text: string): Uint8Array | null {
  return fromCrockford(text);
}

/** The value at 0 of the polynomial of lowest degree through all shares (Lagrange; minus is plus here). */
function interpolateAtZero(shares: readonly Share[]): Uint8Array {
  const weights = shares.map(({ position }) =>
    shares
      .filter((other) => other.position !== position)
      .reduce(
        (weight, other) => multiply256(weight, divide256(other.position, other.position ^ position)),
        1,
      ),
  );
  return shares[0]!.values.map((_, index) =>
    shares.reduce((sum, share, which) => sum ^ multiply256(weights[which]!, share.values[index]!), 0),
  );
}

function belongTogether(share: Share, first: Share, samePosition: Share | undefined): boolean {
  const sameSecret = equalBytes(share.set, first.set) && share.values.length === first.values.length;
  return sameSecret && samePosition !== undefined && equalBytes(samePosition.values, share.values);
}

async function parse(bytes: Uint8Array): Promise<Share | null> {
  if (bytes.length <= HEADER_LENGTH + CHECK_LENGTH + TAIL_LENGTH) return null;
  const body = bytes.slice(0, -TAIL_LENGTH);
  if (!equalBytes(bytes, await sealed(body))) return null;
  const [version, threshold, position] = body;
  const isKnown =
    version === VERSION && threshold === THRESHOLD && POSITIONS.some((known) => known === position);
  if (!isKnown || position === undefined) return null;
  return { position, set: body.slice(3, HEADER_LENGTH), values: body.slice(HEADER_LENGTH) };
}

async function sealed(body: Uint8Array): Promise<Uint8Array> {
  return concatBytes([body, (await sha256(body)).subarray(0, TAIL_LENGTH)]);
}

async function checkOf(secret: Uint8Array): Promise<Uint8Array> {
  const hash = await sha256(concatBytes([utf8('werkpeil/shared-secret'), secret]));
  return hash.subarray(0, CHECK_LENGTH);
}
