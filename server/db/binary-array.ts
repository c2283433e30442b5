/** Numbers by which PostgreSQL knows the two types; they never change. */
const TYPES = { bytea: 17, uuid: 2950 } as const;
const HEADER = 20;

/**
 * An array parameter as PostgreSQL reads it in binary: one dimension, no nulls, each part behind its length. The driver would
 * write every byte out as hexadecimal text; a list of parameters would be another statement for every length.
 * Source: array_recv in PostgreSQL's arrayfuncs.c.
 */
export function binaryArray(type: keyof typeof TYPES, parts: readonly Uint8Array[]): Buffer {
  const array = Buffer.alloc(HEADER + parts.reduce((bytes, part) => bytes + 4 + part.length, 0));
  [1, 0, TYPES[type], parts.length, 1].forEach((number, at) => array.writeInt32BE(number, 4 * at));
  let at = HEADER;
  for (const part of parts) {
    array.writeInt32BE(part.length, at);
    array.set(part, at + 4);
    at += 4 + part.length;
  }
  return array;
}

export function uuidBytes(id: string): Uint8Array {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}
