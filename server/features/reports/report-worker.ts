import { deckPptx } from '../../documents/deck-pptx.ts';
import { writeXlsx } from '../../documents/write-xlsx.ts';
import { answerQuestions } from '../../threads/answer-questions.ts';
import { outsideSheets } from './outside-lines.ts';
import { reportDeck } from './report-deck.ts';
import { reportPdf } from './report-pdf.ts';
import { aboutSheet, figureSheet, matrixSheet } from './report-sheets.ts';
import type { UnitReport } from './unit-report.ts';

export interface ReportRequest {
  readonly kind: 'pdf' | 'xlsx' | 'pptx';
  readonly report: UnitReport;
  readonly language: 'nl' | 'en';
}

const WRITERS = {
  pdf: reportPdf,
  xlsx: (report, language) =>
    writeXlsx([
      figureSheet(report, language),
      matrixSheet(report, language),
      ...outsideSheets(report, language),
      aboutSheet(report, language),
    ]),
  pptx: (report, language) => deckPptx(reportDeck(report, language)),
} as const satisfies Record<
  ReportRequest['kind'],
  (report: UnitReport, language: 'nl' | 'en') => Promise<Uint8Array>
>;

answerQuestions(({ kind, report, language }: ReportRequest) => WRITERS[kind](report, language));
