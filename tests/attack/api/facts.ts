import { createRequire } from 'node:module';
import { strFromU8, unzipSync } from 'fflate';
import type { Reply } from './crawl.ts';

/** One thing that a reply tells: a value, and the words around it that say what it is about, nearest first. */
export interface Fact {
  readonly question: string;
  readonly path: string;
  readonly about: readonly string[];
  readonly value: string;
}

/** Fingerprints, links and file sizes of random keys: other ones in every organisation, whatever was answered. */
const FINGERPRINT = /\.(words\[\]|\w*[hH]ash|certificate\.bytes)$/;

/**
 * Everything that a reply tells, without what is random in its organisation: `plain` gives units and campaigns the names
 * that they share with the other organisations, and any other id becomes one word. Lists lose their order.
 */
export async function factsOf(reply: Reply, plain: (text: string) => string): Promise<readonly Fact[]> {
  if (reply.mediaType.endsWith('json')) {
    const facts: Fact[] = [];
    walk(JSON.parse(reply.bytes.toString('utf8')), { path: '', about: [] }, (path, about, value) => {
      if (FINGERPRINT.test(path)) return;
      facts.push({
        question: reply.question,
        path: plain(path),
        about: about.map(plain),
        value: plain(value),
      });
    });
    return facts;
  }
  const lines = (await textOf(reply)).split('\n').map((line) => plain(line).trim());
  return lines
    .filter(Boolean)
    .map((value) => ({ question: reply.question, path: 'line', about: [value], value }));
}

interface Place {
  readonly path: string;
  readonly about: readonly string[];
}

function walk(
  value: unknown,
  { path, about }: Place,
  tell: (path: string, about: readonly string[], value: string) => void,
): void {
  if (Array.isArray(value)) {
    for (const each of value) walk(each, { path: `${path}[]`, about }, tell);
  } else if (value !== null && typeof value === 'object') {
    const own = Object.values(value).filter((each): each is string => typeof each === 'string');
    for (const [key, each] of Object.entries(value))
      walk(each, { path: `${path}.${key}`, about: [key, ...own, ...about] }, tell);
  } else tell(path, about, JSON.stringify(value));
}

/** The words in a file. */
async function textOf({ mediaType, bytes }: Reply): Promise<string> {
  if (mediaType === 'application/pdf') return pdfText(bytes);
  if (/openxmlformats|zip/.test(mediaType)) {
    const parts = unzipSync(new Uint8Array(bytes));
    return Object.entries(parts)
      .filter(([name]) => name.endsWith('.xml') && !name.startsWith('docProps'))
      .map(([, part]) => strFromU8(part).replace(/<[^>]+>/g, '\n'))
      .join('\n');
  }
  const text = bytes.toString('utf8');
  // A calendar goes on on the next line after a break and a blank (RFC 5545, 3.1).
  return mediaType === 'text/calendar' ? text.replace(/\r?\n[ \t]/g, '') : text;
}

async function pdfText(bytes: Buffer): Promise<string> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const fonts = createRequire(import.meta.url)
    .resolve('pdfjs-dist/package.json')
    .replace('package.json', 'standard_fonts/');
  const document = await getDocument({
    data: new Uint8Array(bytes),
    standardFontDataUrl: fonts,
    verbosity: 0,
  }).promise;
  const pages: string[] = [];
  for (let page = 1; page <= document.numPages; page += 1) {
    const { items } = await (await document.getPage(page)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join('\n'));
  }
  // Codes and the eight words come in pieces, at the places where a line may end.
  return pages
    .join('\n')
    .replace(/(\b[0-9A-Z]{4}-)\n(?=[0-9A-Z]{4})/g, '$1')
    .replace(/\s*·\s*/g, ' · ');
}

/** The text of a reply without random ids: two that are equal tell the same, and need no closer look. */
export async function plainText(reply: Reply, plain: (text: string) => string): Promise<string> {
  return plain(reply.mediaType.endsWith('json') ? reply.bytes.toString('utf8') : await textOf(reply));
}

/** The same question and place; what is told there may differ. */
const placeOf = ({ question, path, about }: Fact): string => JSON.stringify([question, path, about]);

/** Facts of the first that are not, or not as often, among those of the second. */
export function onlyIn(first: readonly Fact[], second: readonly Fact[]): readonly Fact[] {
  const left = new Map<string, number>();
  const key = (fact: Fact): string => `${placeOf(fact)} ${fact.value}`;
  for (const fact of second) left.set(key(fact), (left.get(key(fact)) ?? 0) + 1);
  return first.filter((fact) => {
    const others = left.get(key(fact)) ?? 0;
    left.set(key(fact), others - 1);
    return others <= 0;
  });
}
