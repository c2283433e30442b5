import { unzipSync } from 'fflate';

/** What may be attached, by what the bytes are; the name that was given says nothing. */
const OFFICE: readonly (readonly [folder: string, mediaType: string])[] = [
  ['word/', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt/', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
];

/** The media type that the content itself shows, or null when it is none of those that may be attached. */
export function sniffMediaType(bytes: Uint8Array): string | null {
  const starts = (...codes: readonly number[]) => codes.every((code, index) => bytes[index] === code);
  if (starts(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'application/pdf';
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (starts(0x50, 0x4b, 0x03, 0x04)) return sniffOffice(bytes);
  return isPlainText(bytes) ? 'text/plain' : null;
}

/** Looks at the names in the archive only; nothing is unpacked, so a bomb does nothing. */
function sniffOffice(bytes: Uint8Array): string | null {
  const names: string[] = [];
  try {
    unzipSync(bytes, { filter: ({ name }) => (names.push(name), false) });
  } catch {
    return null;
  }
  const macros = names.some((name) => name.toLowerCase().endsWith('vbaproject.bin'));
  if (macros || !names.includes('[Content_Types].xml')) return null;
  return OFFICE.find(([folder]) => names.some((name) => name.startsWith(folder)))?.[1] ?? null;
}

/** UTF-8 without control characters; what begins like a web page is not taken for text. */
function isPlainText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    return !/[\u0000-\u0008\u000e-\u001f]/.test(text) && !/^\s*<(!doctype|html|svg|\?xml|script)/i.test(text);
  } catch {
    return false;
  }
}
