import { createHash, randomUUID } from 'node:crypto';
import createError from '@fastify/error';
import type { FastifyInstance } from 'fastify';
import type { Query } from '../../db/connection.ts';
import { insertPlanChange } from '../../db/findings.ts';
import { NotFound } from '../../http/errors.ts';
import { type House, serve } from '../../http/serve.ts';
import type { Session } from '../../http/session.ts';
import { LARGEST_FILE, routes } from './attachments-contract.ts';
import {
  deleteAttachment,
  insertAttachment,
  selectAttachedSize,
  selectAttachment,
} from './attachments-queries.ts';
import { readVisibleContent } from './read-content.ts';
import { sniffMediaType } from './sniff-media-type.ts';

const WrongFile = createError(
  'WRONG_FILE',
  'Only PDF, Word, Excel, PowerPoint, PNG, JPEG and plain text can be attached',
  422,
);
const TooLarge = createError('TOO_LARGE', 'The file or message is too large', 413);
const TooManyFiles = createError('TOO_MANY_FILES', 'A row has at most ten files, together 20 MB', 409);

const MOST_FILES = 10;
const MOST_BYTES = 20 * 1024 * 1024;

export async function planAttachments(app: FastifyInstance, house: House): Promise<void> {
  const visible = async (trx: Query, session: Session, rowId: string | null) => {
    const { rows } = await readVisibleContent(trx, session);
    if (!rows.some((row) => row.id === rowId)) throw new NotFound();
  };
  const find = async (trx: Query, session: Session, id: string) => {
    const file = await selectAttachment(trx, id).executeTakeFirst();
    if (!file) throw new NotFound();
    await visible(trx, session, file.rowId);
    return file;
  };

  serve(app, house, routes, {
    'POST /api/plan/rows/:rowId/attachments': async ({ session, trx, params, query, body }) => {
      await visible(trx, session, params.rowId);
      const mediaType = Buffer.isBuffer(body) && body.length > 0 ? sniffMediaType(body) : null;
      if (mediaType === null) throw new WrongFile();
      if (body.length > LARGEST_FILE) throw new TooLarge();
      const attached = await selectAttachedSize(trx, params.rowId).executeTakeFirstOrThrow();
      if (Number(attached.files) >= MOST_FILES || Number(attached.size) + body.length > MOST_BYTES)
        throw new TooManyFiles();
      const { organisationId, accountId } = session;
      const id = randomUUID();
      const name = plainName(query.name);
      const sha256 = createHash('sha256').update(body).digest('hex');
      const file = { organisationId, id, rowId: params.rowId, name, mediaType, sha256, bytes: body };
      await insertAttachment(trx, { ...file, accountId, now: house.now() }).execute();
      await note(trx, session, params.rowId, [null, name]);
      return { id };
    },
    'GET /api/plan/attachments/:attachmentId': async ({ session, trx, params }) => {
      const { name, bytes } = await find(trx, session, params.attachmentId);
      return { name, bytes };
    },
    'DELETE /api/plan/attachments/:attachmentId': async ({ session, trx, params }) => {
      const file = await find(trx, session, params.attachmentId);
      await deleteAttachment(trx, file.id).execute();
      await note(trx, session, file.rowId ?? '', [file.name, null]);
      return { ok: true };
    },
  });

  function note(trx: Query, session: Session, rowId: string, attachment: readonly [unknown, unknown]) {
    const kind = attachment[0] === null ? 'attachment-added' : 'attachment-removed';
    const doer = { ...session, now: house.now() };
    return insertPlanChange(trx, { id: randomUUID(), kind, rowId, fields: { attachment } }, doer).execute();
  }
}

/** A name without folders or signs that a file system or a mail program trips over. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return last.replace(/[^\p{L}\p{N} ._-]+/gu, '_').slice(-120) || 'bijlage';
}
