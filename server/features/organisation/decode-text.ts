/** Reads the bytes of a text file whose encoding nobody states. Null when it is not text at all. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16' | 'windows-1252';
}

export function decodeText(bytes: Uint8Array): DecodedText | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return checked(new TextDecoder('utf-16le').decode(bytes), 'utf-16');
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return checked(new TextDecoder('utf-16be').decode(bytes), 'utf-16');
  try {
    return checked(new TextDecoder('utf-8', { fatal: true }).decode(bytes), 'utf-8');
  } catch {
    // Dutch spreadsheet programs still save as Windows-1252. Every byte is a letter there, so it is tried last.
    return checked(new TextDecoder('windows-1252').decode(bytes), 'windows-1252');
  }
}

/** Control characters other than tab and line ends never occur in a text file that people made. */
function checked(text: string, encoding: DecodedText['encoding']): DecodedText | null {
  // eslint-disable-next-line no-control-regex
  return /[\u0000-\u0008\u000e-\u001f]/.test(text.slice(0, 100_000)) ? null : { text, encoding };
}
