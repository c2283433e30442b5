/**
 * Looks at the directory of a zip file before anything is unpacked, so that a small file that would become gigabytes
 * is refused. A workbook is a zip file.
 *
 * Limits: 200 parts, 50 MB unpacked, 100 times its own size. Sizes in the directory may lie, but then unpacking stops
 * at the size that it promised.
 */
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const MOST_PARTS = 200;
const MOST_BYTES = 50 * 1024 * 1024;
const MOST_RATIO = 100;

export function isSafeWorkbook(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) return false;
  const parts = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (parts === 0 || parts > MOST_PARTS) return false;
  let unpacked = 0;
  for (let part = 0; part < parts; part += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) return false;
    unpacked += view.getUint32(at + 24, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return unpacked <= MOST_BYTES && unpacked <= MOST_RATIO * bytes.length;
}

/** The end record stands at the end, before a comment of at most 65,535 bytes. */
function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) if (view.getUint32(at, true) === END) return at;
  return -1;
}
