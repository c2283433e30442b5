import type { Block } from '../../documents/tagged-pdf.ts';
import { taggedPdf } from '../../documents/tagged-pdf.ts';
import { writeDocx } from '../../documents/write-docx.ts';

interface Document {
  readonly title: string;
  readonly language: 'nl' | 'en';
  readonly blocks: readonly Block[];
}

export function writeDocument(kind: 'pdf' | 'docx', document: Document): Promise<Uint8Array> {
  const footer = (page: number, pages: number) => `${document.title} · ${page} / ${pages}`;
  return kind === 'pdf' ? taggedPdf({ ...document, footer }) : writeDocx(document);
}
