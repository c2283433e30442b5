/** Every way in which answers could lie on a disk in the clear. */
export function looksLike(codes: readonly number[]): Buffer[] {
  const bytes = Buffer.from(codes);
  return [
    bytes,
    Buffer.from(codes.join(',')),
    Buffer.from(codes.join(', ')),
    Buffer.from(codes.join('')),
    // Integers of two and four bytes, as PostgreSQL and JavaScript lay them down.
    ...[2, 4].flatMap((width) => [laidOut(codes, width, true), laidOut(codes, width, false)]),
    // Base 64 begins anew every three bytes: three ways to fall.
    ...[0, 1, 2].map((skip) => Buffer.from(bytes.subarray(skip, skip + 18).toString('base64'))),
    Buffer.from(bytes.toString('hex')),
  ];
}

function laidOut(codes: readonly number[], width: number, bigEndian: boolean): Buffer {
  const buffer = Buffer.alloc(codes.length * width);
  codes.forEach((code, index) => {
    if (bigEndian) buffer.writeUIntBE(code, index * width, width);
    else buffer.writeUIntLE(code, index * width, width);
  });
  return buffer;
}
