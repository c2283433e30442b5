import { toBase64url } from './base64url.ts';
import { utf8 } from './bytes.ts';
import { grouped, tidyCrockford, toCrockford } from './crockford.ts';
import { randomBytes } from './random-bytes.ts';
import type { RandomBytes } from './random-bytes.ts';
import { sha256 } from './sha256.ts';

/**
 * An invitation on paper: a code that a person can type, and the token that it stands for.
 *
 * Formula: code = 15 random characters of Crockford base 32 (75 bits) and one of SHA-256 of those as a check;
 *   token = SHA-256("werkpeil/code/" || code), so the server knows a typed code no better than a link.
 * Defined for: any text. 31 of 32 typing errors are told at once; the rest are codes that nobody was given.
 */
const LENGTH = 16;
const RANDOM_BYTES = 10;

/** A fresh code, as it is printed: four groups of four characters. */
export async function drawCode(random: RandomBytes = randomBytes): Promise<string> {
  const body = toCrockford(random(RANDOM_BYTES)).slice(0, LENGTH - 1);
  return grouped(body + (await checkOf(body)), 4);
}

/** A typed code as it was printed, or null when it cannot be one. */
export async function tidyCode(text: string): Promise<string | null> {
  const code = tidyCrockford(text);
  if (!/^[0-9A-HJKMNP-TV-Z]{16}$/.test(code)) return null;
  return (await checkOf(code.slice(0, -1))) === code.at(-1) ? grouped(code, 4) : null;
}

/** The token of a code in its printed form: what a link carries behind its #. */
export async function tokenOfCode(code: string): Promise<string> {
  return toBase64url(await sha256(utf8(`werkpeil/code/${tidyCrockford(code)}`)));
}

async function checkOf(body: string): Promise<string> {
  return toCrockford(await sha256(utf8(`werkpeil/check/${body}`))).charAt(0);
}
