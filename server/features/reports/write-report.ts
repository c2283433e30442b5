import { deckPptx } from '../../documents/deck-pptx.ts';
import { writeXlsx } from '../../documents/write-xlsx.ts';
import { outsideSheets } from './outside-lines.ts';
import { reportDeck } from './report-deck.ts';
import { reportPdf } from './report-pdf.ts';
import { aboutSheet, figureSheet, matrixSheet } from './report-sheets.ts';
import type { UnitReport } from './unit-report.ts';

export type ReportKind = 'pdf' | 'xlsx' | 'pptx';

/** The report of a unit as a file of this kind. */
export function writeReport(
  kind: ReportKind,
  report: UnitReport,
  language: 'nl' | 'en',
): Promise<Uint8Array> {
  if (kind === 'pdf') return reportPdf(report, language);
  if (kind === 'pptx') return deckPptx(reportDeck(report, language));
  return writeXlsx([
    figureSheet(report, language),
    matrixSheet(report, language),
    ...outsideSheets(report, language),
    aboutSheet(report, language),
  ]);
}
