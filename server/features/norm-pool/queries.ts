import { sql } from 'kysely';
import type { Query } from '../../db/connection.ts';

/** What a norm is about: organisations that asked exactly this. */
export interface Asked {
  readonly questionnaireId: string;
  readonly questionnaireVersion: string;
  readonly variant: 'short' | 'standard' | 'long';
}

export function selectConsent(trx: Query) {
  return trx.selectFrom('norm_consent').select(['given_at as givenAt']);
}

export function insertConsent(trx: Query, row: { organisationId: string; accountId: string; now: Date }) {
  return trx
    .insertInto('norm_consent')
    .values({ organisation_id: row.organisationId, given_at: row.now, given_by: row.accountId })
    .onConflict((conflict) => conflict.column('organisation_id').doNothing());
}

export function deleteConsent(trx: Query) {
  return trx.deleteFrom('norm_consent');
}

/** Every organisation that takes part; for the job that makes a version. */
export function selectConsenting(work: Query) {
  return work.selectFrom('norm_consent').select('organisation_id as id').orderBy('organisation_id');
}

export function selectMembers(work: Query, versionIds: readonly string[]) {
  return work
    .selectFrom('norm_member')
    .select(['id', 'organisation_id as organisationId'])
    .where('id', 'in', versionIds);
}

/**
 * The newest campaign of an organisation that asked this, closed after a day. The door of the jobs sees the campaigns of
 * every organisation, so the organisation is named.
 */
export function selectNewest(trx: Query, organisationId: string, asked: Asked & { readonly after: string }) {
  return trx
    .selectFrom('campaign')
    .select(['id', 'definition'])
    .where('organisation_id', '=', organisationId)
    .where('questionnaire_id', '=', asked.questionnaireId)
    .where('questionnaire_version', '=', asked.questionnaireVersion)
    .where('variant', '=', asked.variant)
    .where('status', '=', 'published')
    .where('closes_on', '>=', asked.after)
    .orderBy('closes_on', 'desc')
    .limit(1);
}

/** Score histograms of a whole campaign, per scale: sums of all its blocks. */
export function selectWholeHistograms(trx: Query, campaignId: string) {
  return sql<{ scale: string; position: number; people: number }>`
    select scale, position::int, sum(people)::int as people
    from block_histogram, unnest(histogram) with ordinality as bin (people, position)
    where campaign_id = ${campaignId} and item = ''
    group by scale, position
    order by scale, position`;
}

export function insertVersion(
  work: Query,
  row: {
    id: string;
    questionnaire_id: string;
    questionnaire_version: string;
    variant: string;
    number: number;
    made_at: Date;
    organisations: number;
  },
) {
  return work.insertInto('norm_version').values(row);
}

export function insertFigures(
  work: Query,
  rows: readonly {
    id: string;
    scale: string;
    mean: number;
    sd: number;
    n_from: number;
    n_to: number | null;
  }[],
) {
  return work.insertInto('norm_figure').values(rows);
}

export function insertMembers(work: Query, rows: readonly { id: string; organisation_id: string }[]) {
  return work.insertInto('norm_member').values(rows);
}
