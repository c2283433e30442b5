import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (language: 'nl' | 'en') =>
  readFileSync(join(import.meta.dirname, '..', 'docs', `guide.${language}.md`), 'utf8');

/** The guide for people with an account: the same text in `docs/` and on the help page. */
export const guideText = { nl: read('nl'), en: read('en') } as const;
