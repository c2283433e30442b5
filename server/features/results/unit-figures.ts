import type { CampaignPicture } from '../../domain/comparison/campaign-picture.ts';
import { publishedInterval } from '../../domain/comparison/published-interval.ts';
import type { Scale } from '../../domain/questionnaire/definition.ts';
import type { ShownScale } from '../../privacy/read-cell.ts';
import type { Figure } from './contract.ts';

/** The figures of one unit by scale: the published mean, whether it stands out from the rest, and what changed. */
export function unitFigures(
  picture: CampaignPicture,
  unitId: string,
  scales: readonly Scale[],
  own: ReadonlyMap<string, ShownScale>,
): Record<string, Figure> {
  return Object.fromEntries(
    scales.map((scale) => {
      const shown = own.get(scale.id);
      return [scale.id, shown ? shownFigure(picture, unitId, scale.id, shown) : { withheld: true }];
    }),
  );
}

function shownFigure(picture: CampaignPicture, unitId: string, scale: string, shown: ShownScale): Figure {
  const spread = picture.shown.get(picture.topId)?.get(scale)?.sd ?? null;
  return {
    withheld: false,
    mean: shown.mean,
    bound: shown.bound,
    step: shown.step,
    n: { from: shown.nFrom, to: shown.nTo },
    sd: shown.sd,
    thirds: shown.thirds ? [...shown.thirds] : null,
    distribution: shown.distribution?.map(({ answers, share }) => ({ answers: [...answers], share })) ?? null,
    shrunken: picture.shrunken.get(unitId)?.get(scale) ?? null,
    interval: publishedInterval(shown, spread),
    comparison: picture.comparisons.get(unitId)?.get(scale) ?? null,
    trend: picture.trends.get(unitId)?.get(scale) ?? null,
  };
}
