/** Crockford's base 32: no I, L, O or U, so that a code survives being read aloud or copied by hand. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The bytes as base 32, five bits a character, most significant first; the last character is filled with zeroes. */
export function toCrockford(bytes: Uint8Array): string {
  let text = '';
  let pending = 0;
  let bits = 0;
  for (const byte of bytes) {
    pending = (pending << 8) | byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += ALPHABET[(pending >> (bits - 5)) & 31];
    pending &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET[(pending << (5 - bits)) & 31] : text;
}

/** The bytes of a code as people type it, or null when it is not one. Case, dashes and spaces do not matter. */
export function fromCrockford(text: string): Uint8Array<ArrayBuffer> | null {
  const digits = Array.from(tidyCrockford(text), (character) => ALPHABET.indexOf(character));
  if (digits.includes(-1)) return null;
  const bytes: number[] = [];
  let pending = 0;
  let bits = 0;
  for (const digit of digits) {
    pending = (pending << 5) | digit;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push(pending >> bits);
    pending &= (1 << bits) - 1;
  }
  return bits < 5 && pending === 0 ? Uint8Array.from(bytes) : null;
}

/** Undoes what people do to a code: lower case, dashes, spaces, O for 0, I and L for 1. */
export function tidyCrockford(text: string): string {
  return text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
}

/** A code in groups of `size` characters with dashes between them. */
export function grouped(code: string, size: number): string {
  return (code.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join('-');
}
