import { Type } from 'typebox';
import type { Contracts } from '../../http/contract.ts';

/** Who sees the whole organisation. */
const SEES_ALL = ['hr', 'management', 'adviser', 'works-council'] as const;
const query = Type.Object({
  language: Type.Optional(Type.Enum(['nl', 'en'])),
  /** A signed version; without it the plan as it is now. */
  version: Type.Optional(Type.Integer({ minimum: 1 })),
});
const file = (summary: string, download: string) =>
  ({ access: SEES_ALL, summary, query, download, reply: Type.Any() }) as const;

export const routes = {
  'GET /api/plan/inspector-file.pdf': file('The inspector file as PDF.', 'application/pdf'),
  'GET /api/plan/inspector-file.docx': file(
    'The inspector file as a Word document.',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ),
  'GET /api/plan/inspector-file.xlsx': file(
    'The inspector file as an Excel workbook.',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ),
  'GET /api/plan/inspector-file.zip': file(
    'The inspector file as PDF, Word and Excel, packed together.',
    'application/zip',
  ),
} as const satisfies Contracts;
