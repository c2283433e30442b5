import type { Query } from '../../db/connection.ts';
import { compareWithEarlier } from '../../domain/comparison/compare-with-earlier.ts';
import { toPublishedMean } from '../../domain/comparison/scale-figure.ts';
import type { Scale } from '../../domain/questionnaire/definition.ts';
import type { Finding, RowFields } from '../../domain/plan/shapes.ts';
import { type CampaignFigures, type PublishedCampaign, readFigures } from './figures.ts';
import { selectLaterCampaigns } from './queries.ts';

export interface Measured {
  readonly campaign: string;
  readonly closedOn: string;
  readonly earlier: number;
  readonly now: number;
  readonly difference: number;
  readonly interval: { readonly lower: number; readonly upper: number } | null;
  readonly verdict: 'better' | 'worse' | 'no-clear-difference' | 'too-few';
  readonly suggests: NonNullable<RowFields['effect']>;
}

const SUGGESTS = {
  better: 'improved',
  worse: 'worsened',
  'no-clear-difference': 'no-clear-difference',
  'too-few': 'not-measured',
} as const;

/**
 * What the newest later campaign shows about each finding of a scale: the same unit, the same items, both published. All
 * findings of one pair of campaigns are one family of tests, so that one of many measures does not seem to work by chance.
 */
export async function measuredEffects(
  trx: Query,
  findings: readonly Finding[],
): Promise<ReadonlyMap<string, Measured>> {
  const campaigns = (await selectLaterCampaigns(trx).execute()) as readonly PublishedCampaign[];
  const found = new Map<string, Measured>();
  const earlierIds = new Set(findings.flatMap(({ campaignId }) => campaignId ?? []));
  for (const before of campaigns.filter((campaign) => earlierIds.has(campaign.id))) {
    const later = campaigns.find(
      ({ questionnaireId, closesOn }) =>
        questionnaireId === before.questionnaireId && closesOn > before.closesOn,
    );
    const [then, now] = later
      ? [await readFigures(trx, before), await readFigures(trx, later)]
      : [null, null];
    if (!then || !now) continue;
    const own = findings.filter((finding) => finding.campaignId === before.id);
    for (const [id, measured] of compareFindings(own, then, now)) found.set(id, measured);
  }
  return found;
}

function compareFindings(findings: readonly Finding[], then: CampaignFigures, now: CampaignFigures) {
  const asked = findings.flatMap((finding) => {
    const before = then.shown.get(finding.unit.id)?.get(finding.scale ?? '');
    const after = now.shown.get(finding.unit.id)?.get(finding.scale ?? '');
    const scale = sameScale(then, now, finding.scale);
    if (!before || !after || !scale) return [];
    const spread = now.shown.get(now.topId)?.get(scale.id)?.sd ?? null;
    const { higherIs } = scale;
    const question = { now: toPublishedMean(after), before: toPublishedMean(before), spread, higherIs };
    return [{ id: finding.id, question }];
  });
  const answers = compareWithEarlier(asked.map(({ question }) => question));
  return asked.map(({ id, question }, index): [string, Measured] => {
    const { verdict, difference, interval } = answers[index] ?? {
      verdict: 'too-few' as const,
      difference: 0,
      interval: null,
    };
    return [
      id,
      {
        campaign: now.campaign.title,
        closedOn: now.campaign.closesOn,
        earlier: question.before.mean,
        now: question.now.mean,
        difference,
        interval,
        verdict,
        suggests: SUGGESTS[verdict],
      },
    ];
  });
}

/** The scale when it asked exactly the same items both times. */
function sameScale(then: CampaignFigures, now: CampaignFigures, id: string | null): Scale | null {
  const items = (scale: Scale | undefined) =>
    scale?.items.map((item) => `${item.id} ${item.text.nl}`).join('|');
  const [before, after] = [then, now].map((figures) =>
    figures.campaign.definition.scales.find((scale) => scale.id === id),
  );
  return after && items(before) === items(after) ? after : null;
}
