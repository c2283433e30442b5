const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Character references, once and from a fixed list: nothing that a file defines for itself is ever expanded. */
export function decodeReferences(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,5}));/gi, (all, decimal, hex, name) => {
    if (name) return NAMED[String(name).toLowerCase()] ?? all;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
      ? String.fromCodePoint(code)
      : ' ';
  });
}

/** The words without their layout. Scripts and styles go with their content. */
export function plainText(text: string): string {
  const words = without(
    without(without(text, '<script', '</script>'), '<style', '</style>'),
    '<!--',
    '-->',
  ).replace(/<\/?[a-z][^<>]*>/gi, ' ');
  return decodeReferences(words).replace(/\s+/g, ' ').trim();
}

/** Cuts from each beginning to its end, in one pass; a part that does not end is cut to the end of the text. */
function without(text: string, begin: string, end: string): string {
  const lower = text.toLowerCase();
  // A few capitals change length when lowered; places would no longer match, so such a text keeps its parts.
  if (lower.length !== text.length) return text;
  let kept = '';
  for (let at = 0; ;) {
    const from = lower.indexOf(begin, at);
    if (from < 0) return kept + text.slice(at);
    kept += `${text.slice(at, from)} `;
    const to = lower.indexOf(end, from);
    if (to < 0) return kept;
    at = to + end.length;
  }
}

export const hasLayout = (text: string) => /<\/?[a-z][^<>]*>/i.test(text);
