import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';

export interface StoredVersion {
  id: string;
  version: string;
  kind: 'questionnaire' | 'module';
  madeFrom: string | null;
  remark: string;
  by: string;
  createdAt: Date;
  publishedAt: Date | null;
}

export interface ListedVersion extends StoredVersion {
  title: { nl: string; en: string };
}

/** All own versions, without their content. */
export function selectVersions(trx: Query) {
  return trx
    .selectFrom('own_questionnaire')
    .innerJoin('account', (join) =>
      join
        .onRef('account.organisation_id', '=', 'own_questionnaire.organisation_id')
        .onRef('account.id', '=', 'own_questionnaire.created_by'),
    )
    .select([
      'questionnaire_id as id',
      'version',
      'kind',
      'made_from as madeFrom',
      'remark',
      'account.name as by',
      'own_questionnaire.created_at as createdAt',
      'published_at as publishedAt',
    ])
    .select(sql<{ nl: string; en: string }>`file -> 'title'`.as('title'))
    .orderBy('own_questionnaire.created_at', 'desc')
    .orderBy('questionnaire_id')
    .orderBy('version')
    .limit(500)
    .$castTo<ListedVersion>();
}

export function selectVersion(trx: Query, id: string, version: string) {
  return selectVersions(trx)
    .clearOrderBy()
    .select(['file', 'report'])
    .where('questionnaire_id', '=', id)
    .where('version', '=', version)
    .$castTo<StoredVersion & { file: unknown; report: unknown }>();
}

/** Two who make a version of the same questionnaire at one moment get two numbers, not one error. */
export function lockQuestionnaire(organisationId: string, id: string) {
  return sql`select pg_advisory_xact_lock(hashtextextended(${`own_questionnaire ${organisationId} ${id}`}, 0))`;
}

export interface NewVersion {
  readonly organisationId: string;
  readonly id: string;
  readonly version: string;
  readonly kind: 'questionnaire' | 'module';
  readonly madeFrom: string | null;
  readonly file: unknown;
  readonly report: unknown;
  readonly accountId: string;
  readonly now: Date;
}

export function insertVersion(trx: Query, row: NewVersion) {
  return trx.insertInto('own_questionnaire').values({
    organisation_id: row.organisationId,
    questionnaire_id: row.id,
    version: row.version,
    kind: row.kind,
    made_from: row.madeFrom,
    file: JSON.stringify(row.file),
    report: row.report === null ? null : JSON.stringify(row.report),
    created_by: row.accountId,
    created_at: row.now,
  });
}

export function updateVersion(
  trx: Query,
  key: { id: string; version: string },
  change: { file: unknown; remark: string },
) {
  return trx
    .updateTable('own_questionnaire')
    .set({ file: JSON.stringify(change.file), remark: change.remark })
    .where('questionnaire_id', '=', key.id)
    .where('version', '=', key.version)
    .where('published_at', 'is', null);
}

export function publishVersion(trx: Query, key: { id: string; version: string }, now: Date) {
  return trx
    .updateTable('own_questionnaire')
    .set({ published_at: now })
    .where('questionnaire_id', '=', key.id)
    .where('version', '=', key.version)
    .where('published_at', 'is', null);
}

export function deleteVersion(trx: Query, key: { id: string; version: string }) {
  return trx
    .deleteFrom('own_questionnaire')
    .where('questionnaire_id', '=', key.id)
    .where('version', '=', key.version)
    .where('published_at', 'is', null);
}

export function selectFiles(trx: Query) {
  return trx
    .selectFrom('instrument_draft')
    .select(['id', 'file_name as fileName', 'created_at as createdAt'])
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(100);
}

export function selectFile(trx: Query, id: string) {
  return trx
    .selectFrom('instrument_draft')
    .select(['file_name as fileName', 'draft', 'report', 'mapping'])
    .where('id', '=', id);
}

export function insertFile(
  trx: Query,
  row: {
    organisationId: string;
    id: string;
    fileName: string;
    draft: unknown;
    report: unknown;
    mapping: unknown;
    accountId: string;
    now: Date;
  },
) {
  return trx.insertInto('instrument_draft').values({
    organisation_id: row.organisationId,
    id: row.id,
    file_name: row.fileName,
    draft: JSON.stringify(row.draft),
    report: JSON.stringify(row.report),
    mapping: JSON.stringify(row.mapping),
    created_by: row.accountId,
    created_at: row.now,
  });
}

export function updateMapping(trx: Query, id: string, mapping: unknown) {
  return trx
    .updateTable('instrument_draft')
    .set({ mapping: JSON.stringify(mapping) })
    .where('id', '=', id);
}

export function deleteFile(trx: Query, id: string) {
  return trx.deleteFrom('instrument_draft').where('id', '=', id);
}
