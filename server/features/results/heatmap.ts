import type { CampaignPicture } from '../../domain/comparison/campaign-picture.ts';
import type { Heat } from './contract.ts';

const VERDICTS = { attention: 'a', strong: 's', 'no-clear-difference': 'n', 'too-few': 't' } as const;
const BOUNDS = { about: 'a', 'at-most': 'm', 'at-least': 'l' } as const;
const TRENDS = { better: 'b', worse: 'w', 'no-clear-difference': 'n', 'too-few': 't' } as const;

/** The figures of these units in lists: a thousand units and twenty-five scales are then half a megabyte. */
export function heatmap(
  picture: CampaignPicture,
  unitIds: readonly string[],
  scaleIds: readonly string[],
): Heat {
  const cells = unitIds.flatMap((unitId) => {
    const own = picture.shown.get(unitId);
    const comparisons = picture.comparisons.get(unitId);
    const trends = picture.trends.get(unitId);
    const shrunken = picture.shrunken.get(unitId);
    return scaleIds.map((scale) => ({
      figure: own?.get(scale),
      comparison: comparisons?.get(scale),
      trend: trends?.get(scale),
      shrunken: shrunken?.get(scale) ?? null,
    }));
  });
  return {
    mean: cells.map(({ figure }) => figure?.mean ?? null),
    n: cells.map(({ figure }) => figure?.nFrom ?? null),
    difference: cells.map(({ comparison }) => toTenths(comparison?.difference)),
    shrunken: cells.map(({ shrunken }) => toTenths(shrunken)),
    verdict: cells
      .map(({ figure, comparison }) => (comparison ? VERDICTS[comparison.verdict] : figure ? 'o' : 'w'))
      .join(''),
    bound: cells.map(({ figure }) => (figure ? BOUNDS[figure.bound] : 'w')).join(''),
    trend: cells.map(({ trend }) => (trend ? TRENDS[trend.verdict] : '-')).join(''),
  };
}

/** For drawing and ordering only: nothing is computed from these lists. */
function toTenths(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : Math.round(value * 10) / 10;
}
