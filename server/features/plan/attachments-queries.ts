import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';

type Where = { readonly rowId: string } | { readonly versionId: string };

export function selectAttachments(trx: Query, where: Where) {
  const query = trx
    .selectFrom('attachment')
    .innerJoin('account', (join) =>
      join
        .onRef('account.organisation_id', '=', 'attachment.organisation_id')
        .onRef('account.id', '=', 'attachment.added_by'),
    )
    .select([
      'attachment.id',
      'attachment.name',
      'media_type as mediaType',
      'size',
      sql<string>`to_char(added_at at time zone 'Europe/Amsterdam', 'YYYY-MM-DD')`.as('addedOn'),
      'account.name as addedBy',
    ]);
  return (
    'rowId' in where
      ? query.where('row_id', '=', where.rowId)
      : query.where('version_id', '=', where.versionId)
  )
    .orderBy('added_at')
    .orderBy('attachment.id');
}

export function selectAttachment(trx: Query, id: string) {
  return trx
    .selectFrom('attachment')
    .select(['id', 'row_id as rowId', 'version_id as versionId', 'name', 'bytes'])
    .where('id', '=', id);
}

export function insertAttachment(
  trx: Query,
  file: {
    organisationId: string;
    id: string;
    rowId: string;
    name: string;
    mediaType: string;
    sha256: string;
    bytes: Uint8Array;
    accountId: string;
    now: Date;
  },
) {
  return trx.insertInto('attachment').values({
    organisation_id: file.organisationId,
    id: file.id,
    row_id: file.rowId,
    name: file.name,
    media_type: file.mediaType,
    size: file.bytes.length,
    sha256: file.sha256,
    bytes: Buffer.from(file.bytes),
    added_by: file.accountId,
    added_at: file.now,
  });
}

export function deleteAttachment(trx: Query, id: string) {
  return trx.deleteFrom('attachment').where('id', '=', id);
}

/** What the attachments of a row weigh together. */
export function selectAttachedSize(trx: Query, rowId: string) {
  return trx
    .selectFrom('attachment')
    .select((select) => [
      select.fn.coalesce(select.fn.sum<number>('size'), sql<number>`0`).as('size'),
      select.fn.countAll<number>().as('files'),
    ])
    .where('row_id', '=', rowId);
}
