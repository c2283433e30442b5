import { Type } from 'typebox';
import { Id } from '../../domain/plan/shapes.ts';
import type { Contracts } from '../../http/contract.ts';
import { READERS, WRITERS } from './findings-contract.ts';

/** One file; the column of the table has the same limit. */
export const LARGEST_FILE = 5 * 1024 * 1024;

export const routes = {
  'POST /api/plan/rows/:rowId/attachments': {
    access: WRITERS,
    summary: 'Adds a file to a row: PDF, Word, Excel, PowerPoint, PNG, JPEG or plain text, at most 5 MB.',
    params: Type.Object({ rowId: Id }),
    query: Type.Object({ name: Type.String({ minLength: 1, maxLength: 120 }) }),
    upload: LARGEST_FILE,
    reply: Type.Object({ id: Id }),
    status: 201,
  },
  'GET /api/plan/attachments/:attachmentId': {
    access: READERS,
    summary: 'An attachment, always as a download.',
    params: Type.Object({ attachmentId: Id }),
    download: 'application/octet-stream',
    reply: Type.Any(),
  },
  'DELETE /api/plan/attachments/:attachmentId': {
    access: WRITERS,
    summary: 'Removes an attachment; the change log keeps its name.',
    params: Type.Object({ attachmentId: Id }),
    reply: Type.Object({ ok: Type.Boolean() }),
  },
} as const satisfies Contracts;
