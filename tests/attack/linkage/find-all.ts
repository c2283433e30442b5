/** Where patterns occur in bytes, in the order in which they lie there; every pattern is at least 4 bytes long. */
export function findAll(
  bytes: Buffer,
  patterns: readonly Buffer[],
): readonly { readonly pattern: number; readonly at: number }[] {
  const mayBegin = new Uint8Array(65_536);
  const byPrefix = new Map<number, number[]>();
  patterns.forEach((pattern, index) => {
    mayBegin[pattern.readUInt16BE(0)] = 1;
    const prefix = pattern.readUInt32BE(0);
    byPrefix.set(prefix, [...(byPrefix.get(prefix) ?? []), index]);
  });
  const found: { pattern: number; at: number }[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 1) {
    if (mayBegin[((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)] === 0) continue;
    const candidates = byPrefix.get(bytes.readUInt32BE(at));
    if (!candidates) continue;
    for (const pattern of candidates) {
      const wanted = patterns[pattern] as Buffer;
      if (bytes.subarray(at, at + wanted.length).equals(wanted)) found.push({ pattern, at });
    }
  }
  return found;
}
