import type { NormRow, Passport } from '../domain/questionnaire/norms.ts';
import type { Query } from './connection.ts';

export interface StoredNorm {
  id: string;
  origin: 'cbs' | 'licence-holder' | 'own-campaign';
  passport: Passport;
  rows: NormRow[];
}

/** The norm tables that an organisation brought or made, newest first; RLS keeps it to one organisation. */
export function selectNorms(trx: Query) {
  return trx
    .selectFrom('own_norm')
    .select(['id', 'origin', 'passport', 'rows'])
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(200)
    .$castTo<StoredNorm>();
}
