import type { Query } from './connection.ts';

/** Published versions of the organisation's own questionnaires and modules, oldest first; RLS keeps it to one organisation. */
export function selectOwnVersions(trx: Query) {
  return trx
    .selectFrom('own_questionnaire')
    .select(['questionnaire_id as id', 'version', 'file', 'published_at as publishedAt'])
    .where('published_at', 'is not', null)
    .orderBy('published_at')
    .orderBy('questionnaire_id')
    .orderBy('version');
}
