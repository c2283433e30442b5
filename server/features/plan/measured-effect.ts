import type { Query } from '../../db/connection.ts';
import { compareWithEarlier } from '../../domain/comparison/compare-with-earlier.ts';
import { toPublishedMean } from '../../domain/comparison/scale-figure.ts';
import { sameScales } from '../../domain/questionnaire/same-items.ts';
import type { Finding, RowFields } from '../../domain/plan/shapes.ts';
import { type CampaignFigures, type KeptFigures, type PublishedCampaign, readFigures } from './figures.ts';
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
 * What the newest later campaign shows about each finding of a scale: the same unit, the same items, both published.
 */
export async function measuredEffects(
  trx: Query,
  findings: readonly Finding[],
  kept: KeptFigures,
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
      ? [await readFigures(trx, before, kept), await readFigures(trx, later, kept)]
      : [null, null];
    if (!then || !now) continue;
    const own = findings.filter((finding) => finding.campaignId === before.id);
    for (const [id, measured] of compareFindings(own, then, now)) found.set(id, measured);
  }
  return found;
}

/** Every pair of figures of the two campaigns is one family of tests, as on the pages with results. */
function compareFindings(findings: readonly Finding[], then: CampaignFigures, now: CampaignFigures) {
  const same = sameScales(now.campaign.definition, then.campaign.definition);
  const scales = now.campaign.definition.scales.filter(({ id }) => same.has(id));
  const asked = [...now.shown].flatMap(([unitId, row]) =>
    scales.flatMap(({ id, higherIs }) => {
      const after = row.get(id);
      const before = then.shown.get(unitId)?.get(id);
      if (!before || !after) return [];
      const spread = now.shown.get(now.topId)?.get(id)?.sd ?? null;
      const question = { now: toPublishedMean(after), before: toPublishedMean(before), spread, higherIs };
      return [{ key: `${unitId} ${id}`, question }];
    }),
  );
  const answers = compareWithEarlier(asked.map(({ question }) => question));
  const byKey = new Map(asked.map(({ key, question }, index) => [key, { question, answer: answers[index] }]));
  return findings.flatMap((finding): [string, Measured][] => {
    const found = byKey.get(`${finding.unit.id} ${finding.scale}`);
    if (!found?.answer) return [];
    const { verdict, difference, interval } = found.answer;
    return [
      [
        finding.id,
        {
          campaign: now.campaign.title,
          closedOn: now.campaign.closesOn,
          earlier: found.question.before.mean,
          now: found.question.now.mean,
          difference,
          interval,
          verdict,
          suggests: SUGGESTS[verdict],
        },
      ],
    ];
  });
}
