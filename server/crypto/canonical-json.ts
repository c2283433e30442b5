/** What a canonical text can hold. Fractions are left out on purpose: nothing that is signed or hashed needs one. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };

/**
 * One text per value: no white space, keys sorted by UTF-16 code unit, keys without a value left out.
 *
 * Question: do two computers that hold the same value hash the same bytes?
 * Source: RFC 8785 (JSON Canonicalization Scheme), narrowed to safe integers.
 * Defined for: `JsonValue` with safe integers and well-formed text; throws on anything else, since a
 *   fingerprint of a value that cannot be written down exactly would be worthless.
 */
export function canonicalJson(value: JsonValue): string {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value))
      throw new RangeError(`Not a whole number that every computer shares: ${value}`);
    return String(value === 0 ? 0 : value);
  }
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value)
    .filter((entry): entry is [string, JsonValue] => entry[1] !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${quoted(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

function quoted(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new RangeError('Not well-formed text: half a character.');
  return JSON.stringify(text);
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
