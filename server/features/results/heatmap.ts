import type { CampaignPicture } from '../../domain/comparison/campaign-picture.ts';
import type { Heat } from './contract.ts';

const VERDICTS = { attention: 'a', strong: 's', 'no-clear-difference': 'n', 'too-few': 't' } as const;
const BOUNDS = { about: 'a', 'at-most': 'm', 'at-least': 'l' } as const;
type Numbers = (number | null)[];

const TRENDS = { better: 'b', worse: 'w', 'no-clear-difference': 'n', 'too-few': 't' } as const;

/** The figures of these units in lists: a thousand units and twenty-five scales are then half a megabyte. One loop without objects in between: it runs twenty-five thousand times. */
export function heatmap(
  picture: CampaignPicture,
  unitIds: readonly string[],
  scaleIds: readonly string[],
): Heat {
  const [mean, n, difference, shrunken]: [Numbers, Numbers, Numbers, Numbers] = [[], [], [], []];
  const [verdict, bound, trend]: [string[], string[], string[]] = [[], [], []];
  for (const unitId of unitIds) {
    const own = picture.shown.get(unitId);
    const comparisons = picture.comparisons.get(unitId);
    const trends = picture.trends.get(unitId);
    const drawn = picture.shrunken.get(unitId);
    for (const scale of scaleIds) {
      const figure = own?.get(scale);
      const comparison = comparisons?.get(scale);
      const change = trends?.get(scale);
      mean.push(figure?.mean ?? null);
      n.push(figure?.nFrom ?? null);
      difference.push(toTenths(comparison?.difference));
      shrunken.push(toTenths(drawn?.get(scale)));
      verdict.push(comparison ? VERDICTS[comparison.verdict] : figure ? 'o' : 'w');
      bound.push(figure ? BOUNDS[figure.bound] : 'w');
      trend.push(change ? TRENDS[change.verdict] : '-');
    }
  }
  return {
    ...{ mean, n, difference, shrunken },
    verdict: verdict.join(''),
    bound: bound.join(''),
    trend: trend.join(''),
  };
}

/** For drawing and ordering only: nothing is computed from these lists. */
function toTenths(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : Math.round(value * 10) / 10;
}
