import type { Query } from './connection.ts';

/** Rights follow today's tree; a unit that no longer exists is seen by whoever sees the whole organisation. */
export function selectUnitTree(trx: Query) {
  return trx.selectFrom('unit').select(['id', 'parent_id as parentId']);
}
