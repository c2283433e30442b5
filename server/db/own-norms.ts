import type { NormRow, Passport } from '../domain/questionnaire/norms.ts';
import type { Query } from './connection.ts';

export interface StoredNorm {
  id: string;
  origin: 'cbs' | 'licence-holder' | 'own-campaign';
  passport: Passport;
  rows: NormRow[];
}

export function selectNorms(trx: Query) {
  return trx
    .selectFrom('own_norm')
    .select(['id', 'origin', 'passport', 'rows'])
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(200)
    .$castTo<StoredNorm>();
}

export function selectNorm(trx: Query, id: string) {
  return selectNorms(trx).clearOrderBy().where('id', '=', id);
}
