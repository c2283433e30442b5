import type { Query } from '../../db/connection.ts';
import type { YearFigures } from '../../domain/plan/year-figures.ts';

export function selectReviews(trx: Query) {
  return trx
    .selectFrom('plan_review')
    .innerJoin('account', (join) =>
      join
        .onRef('account.organisation_id', '=', 'plan_review.organisation_id')
        .onRef('account.id', '=', 'plan_review.reviewed_by'),
    )
    .select([
      'year',
      'held_on as heldOn',
      'with_council_on as withCouncilOn',
      'learned',
      'next_year as nextYear',
      'account.name as by',
      'figures',
    ])
    .orderBy('year', 'desc')
    .limit(100);
}

export function upsertReview(
  trx: Query,
  review: {
    organisationId: string;
    year: number;
    heldOn: string;
    withCouncilOn: string | null;
    learned: string;
    nextYear: string;
    figures: YearFigures;
    accountId: string;
    now: Date;
  },
) {
  return trx
    .insertInto('plan_review')
    .values({
      organisation_id: review.organisationId,
      year: review.year,
      held_on: review.heldOn,
      with_council_on: review.withCouncilOn,
      figures: JSON.stringify(review.figures),
      learned: review.learned.trim(),
      next_year: review.nextYear.trim(),
      reviewed_by: review.accountId,
      created_at: review.now,
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'year']).doUpdateSet((row) => ({
        held_on: row.ref('excluded.held_on'),
        with_council_on: row.ref('excluded.with_council_on'),
        figures: row.ref('excluded.figures'),
        learned: row.ref('excluded.learned'),
        next_year: row.ref('excluded.next_year'),
        reviewed_by: row.ref('excluded.reviewed_by'),
      })),
    );
}
