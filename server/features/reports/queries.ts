import type { Query } from '../../db/connection.ts';

export function selectOrganisation(trx: Query) {
  return trx
    .selectFrom('organisation')
    .select(['name', 'demonstration', 'sector', 'size_class as sizeClass']);
}
