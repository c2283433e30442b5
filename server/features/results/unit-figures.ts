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
      return [scale.id, shown ? shownFigure(picture, unitId, scale, shown) : { withheld: true }];
    }),
  );
}

function shownFigure(
  picture: CampaignPicture,
  unitId: string,
  { id: scale, higherIs }: Scale,
  shown: ShownScale,
): Figure {
  const top = picture.shown.get(picture.topId)?.get(scale);
  const spread = top?.sd ?? null;
  const shrunken = picture.shrunken.get(unitId)?.get(scale) ?? null;
  return {
    withheld: false,
    mean: shown.mean,
    bound: shown.bound,
    step: shown.step,
    n: { from: shown.nFrom, to: shown.nTo },
    sd: shown.sd,
    shares: shown.shares ? [...shown.shares] : null,
    distribution: shown.distribution?.map(({ answers, share }) => ({ answers: [...answers], share })) ?? null,
    shrunken,
    gap:
      top && unitId !== picture.topId
        ? shortfall(shrunken ?? shown.mean, { mean: top.mean, sd: spread, higherIs })
        : null,
    interval: publishedInterval(shown, spread),
    comparison: picture.comparisons.get(unitId)?.get(scale) ?? null,
    trend: picture.trends.get(unitId)?.get(scale) ?? null,
  };
}

/** (norm - mean) / sd where high is favourable, the other way round where it is not. Null without direction or deviation. */
function shortfall(
  mean: number,
  norm: { readonly mean: number; readonly sd: number | null; readonly higherIs: Scale['higherIs'] },
): number | null {
  if (norm.sd === null || norm.sd <= 0 || norm.higherIs === 'neutral') return null;
  const below = (norm.mean - mean) / norm.sd;
  return norm.higherIs === 'favourable' ? below : -below;
}
