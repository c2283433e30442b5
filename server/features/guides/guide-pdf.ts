import { taggedPdf } from '../../documents/tagged-pdf.ts';
import { say } from '../../words.ts';
import { guideBlocks } from './guide-blocks.ts';

type Given = Parameters<typeof guideBlocks>;

/** A guide on paper, with what was done of it where it was gone through. */
export function guidePdf(guide: Given[0], run: Given[1], language: Given[2]): Promise<Uint8Array> {
  return taggedPdf({
    title: guide.title[language],
    language,
    blocks: guideBlocks(guide, run, language),
    footer: (page, pages) => say(language, 'document_page', { page, pages }),
  });
}
