import { taggedPdf } from '../../documents/tagged-pdf.ts';
import { writeDocx } from '../../documents/write-docx.ts';
import { writeXlsx } from '../../documents/write-xlsx.ts';
import { dossierBlocks } from './dossier-blocks.ts';
import { dossierSheets } from './dossier-sheets.ts';
import { dossierWords } from './dossier-words.ts';
import type { Dossier } from './read-dossier.ts';

export type DossierKind = 'pdf' | 'docx' | 'xlsx';

/** The inspector file as a file of this kind. */
export function writeDossier(
  kind: DossierKind,
  dossier: Dossier,
  language: 'nl' | 'en',
): Promise<Uint8Array> {
  const words = dossierWords(language);
  if (kind === 'xlsx') return writeXlsx(dossierSheets(dossier, words));
  const document = {
    title: `${words.t('title')} ${dossier.organisation.name}`,
    language,
    blocks: dossierBlocks(dossier, words),
    footer: (page: number, pages: number) => words.t('page', { page, pages }),
  };
  return kind === 'pdf' ? taggedPdf(document) : writeDocx(document);
}
