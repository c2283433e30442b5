import type { Query } from '../db/connection.ts';

export function selectPublishedCampaign(trx: Query, id: string) {
  return trx
    .selectFrom('campaign')
    .select([
      'id',
      'title',
      'status',
      'opens_on as opensOn',
      'closes_on as closesOn',
      'questionnaire_id as questionnaireId',
      'definition',
      'scales',
      'norm_id as normId',
    ])
    .where('id', '=', id)
    .where('status', '<>', 'draft');
}

/**
 * The campaign before this one in the series: the same questionnaire, published, closed earlier. A whole campaign looks past
 * the short ones in between, which asked a few scales only; a short one looks at whatever came before it.
 */
export function selectPrevious(
  trx: Query,
  campaign: { questionnaireId: string; closesOn: string; scales: readonly string[] },
) {
  return trx
    .selectFrom('campaign')
    .select(['id', 'title', 'definition'])
    .where('questionnaire_id', '=', campaign.questionnaireId)
    .where('status', '=', 'published')
    .where('closes_on', '<', campaign.closesOn)
    .$if(campaign.scales.length === 0, (query) =>
      query.where((is) => is(is.fn<number>('cardinality', ['scales']), '=', 0)),
    )
    .orderBy('closes_on', 'desc')
    .limit(1);
}

/** Every campaign before this one in the series, oldest first, short ones as above; at most as many as fit one picture. */
export function selectEarlier(
  trx: Query,
  campaign: { questionnaireId: string; closesOn: string; scales: readonly string[] },
  most: number,
) {
  return trx
    .selectFrom(
      trx
        .selectFrom('campaign')
        .select(['id', 'title', 'closes_on as closesOn', 'definition'])
        .where('questionnaire_id', '=', campaign.questionnaireId)
        .where('status', '=', 'published')
        .where('closes_on', '<', campaign.closesOn)
        .$if(campaign.scales.length === 0, (query) =>
          query.where((is) => is(is.fn<number>('cardinality', ['scales']), '=', 0)),
        )
        .orderBy('closes_on', 'desc')
        .limit(most)
        .as('earlier'),
    )
    .selectAll()
    .orderBy('closesOn');
}

/**
 * The newest release of each of these campaigns: what is published now. Only releases of which the reader may see a
 * figure: the database closes the figures of a campaign to roles that its contract leaves out.
 */
export function selectNewestReleases(trx: Query, campaignIds: readonly string[]) {
  return trx
    .selectFrom('release as r')
    .distinctOn('r.campaign_id')
    .select(['r.campaign_id as campaignId', 'r.id', 'r.released_at as releasedAt'])
    .where('r.campaign_id', 'in', campaignIds)
    .where((is) =>
      is.exists(
        is
          .selectFrom('published_cell as c')
          .select('c.release_id')
          .whereRef('c.organisation_id', '=', 'r.organisation_id')
          .whereRef('c.release_id', '=', 'r.id'),
      ),
    )
    .orderBy('r.campaign_id')
    .orderBy('r.number', 'desc');
}

/** Which groups of a norm the organisation belongs to. */
export function selectNormGroups(trx: Query) {
  return trx.selectFrom('organisation').select(['sector', 'size_class as sizeClass']);
}

/** Versions of the norm over organisations, newest first; they belong to no organisation. */
export function selectPooledVersions(trx: Query) {
  return trx
    .selectFrom('norm_version')
    .select([
      'id',
      'questionnaire_id as questionnaireId',
      'questionnaire_version as questionnaireVersion',
      'variant',
      'number',
      'made_at as madeAt',
      'organisations',
    ])
    .orderBy('made_at', 'desc')
    .orderBy('number', 'desc')
    .limit(100)
    .$castTo<{
      id: string;
      questionnaireId: string;
      questionnaireVersion: string;
      variant: 'short' | 'standard' | 'long';
      number: number;
      madeAt: Date;
      organisations: number;
    }>();
}

export function selectPooledFigures(trx: Query, versionIds: readonly string[]) {
  return trx
    .selectFrom('norm_figure')
    .select(['id', 'scale', 'mean', 'sd', 'n_from as nFrom', 'n_to as nTo'])
    .where('id', 'in', versionIds)
    .orderBy('scale');
}
