import { compareCampaign, type ComparedScale, type Figures } from './compare-campaign.ts';
import { compareWithEarlier, type TrendVerdict } from './compare-with-earlier.ts';
import type { Comparison } from './compare-with-organisation.ts';
import { toPublishedMean } from './scale-figure.ts';
import { shrinkPublished, shrunkenMean } from './shrink-published.ts';

export interface PictureUnit {
  readonly id: string;
  readonly parentId: string | null;
}

export interface PictureInput {
  /** The whole tree, as it was frozen at launch. */
  readonly units: readonly PictureUnit[];
  readonly scales: readonly ComparedScale[];
  readonly shown: Figures;
  /** The figures of the campaign before, and the scales that asked exactly the same both times. */
  readonly earlier: Figures;
  readonly comparable: ReadonlySet<string>;
}

export interface PictureTrend {
  readonly earlier: number;
  readonly verdict: TrendVerdict;
  readonly difference: number;
}

/** Everything that is said about the published means of one campaign; by unit, then scale. */
export interface CampaignPicture {
  readonly topId: string;
  readonly shown: Figures;
  readonly comparisons: ReadonlyMap<string, ReadonlyMap<string, Comparison>>;
  readonly trends: ReadonlyMap<string, ReadonlyMap<string, PictureTrend>>;
  /** Means as they are put in order; a scale that does not tell teams apart has none. */
  readonly shrunken: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/**
 * One picture of a whole campaign, made once: every page, export and plan reads its part of it, so that a figure has
 * one verdict and one place in the order wherever it is seen. Comparisons are one family of tests, trends another.
 */
export function campaignPicture(input: PictureInput): CampaignPicture {
  const topId = input.units.find((unit) => unit.parentId === null)?.id ?? '';
  return {
    topId,
    shown: input.shown,
    comparisons: compareCampaign(input.shown, topId, input.scales),
    trends: compareTrends(input, topId),
    shrunken: shrinkScales(input, topId),
  };
}

function compareTrends(
  { shown, earlier, comparable, scales, units }: PictureInput,
  topId: string,
): CampaignPicture['trends'] {
  const asked = units.flatMap(({ id: unitId }) =>
    scales.flatMap((scale) => {
      const now = shown.get(unitId)?.get(scale.id);
      const before = earlier.get(unitId)?.get(scale.id);
      if (!now || !before || !comparable.has(scale.id)) return [];
      const spread = shown.get(topId)?.get(scale.id)?.sd ?? null;
      const question = {
        now: toPublishedMean(now),
        before: toPublishedMean(before),
        spread,
        higherIs: scale.higherIs,
      };
      return [{ unitId, scale: scale.id, question, earlier: before.mean }];
    }),
  );
  const answers = compareWithEarlier(asked.map(({ question }) => question));
  return byUnitAndScale(
    asked.map(({ unitId, scale, question, earlier: mean }, at) => {
      const answer = answers[at] ?? { verdict: 'too-few', difference: question.now.mean - mean };
      return { unitId, scale, value: { earlier: mean, ...answer } };
    }),
  );
}

function shrinkScales({ units, scales, shown }: PictureInput, topId: string): CampaignPicture['shrunken'] {
  return byUnitAndScale(
    scales.flatMap(({ id: scale }) => {
      const spread = shown.get(topId)?.get(scale)?.sd ?? null;
      const having = units.flatMap(({ id, parentId }) => {
        const figure = shown.get(id)?.get(scale);
        return figure ? [{ id, parentId, figure: toPublishedMean(figure) }] : [];
      });
      const above = unitsAbove(having, units);
      // Lowest units with a figure: they have nobody in common.
      const lowest = having.filter(({ id }) => !above.has(id));
      const shrinkage = shrinkPublished(
        lowest.map(({ figure }) => figure),
        spread,
      );
      if (!shrinkage) return [];
      return having.flatMap(({ id, figure }) => {
        const value = shrunkenMean(figure, spread, shrinkage);
        return value === null ? [] : [{ unitId: id, scale, value }];
      });
    }),
  );
}

/** Every unit that stands above one of these in the tree. */
function unitsAbove(these: readonly PictureUnit[], tree: readonly PictureUnit[]): ReadonlySet<string> {
  const parentOf = new Map(tree.map(({ id, parentId }) => [id, parentId]));
  const above = new Set<string>();
  for (const { parentId } of these)
    for (let at = parentId; at !== null && !above.has(at); at = parentOf.get(at) ?? null) above.add(at);
  return above;
}

function byUnitAndScale<T>(
  entries: readonly { readonly unitId: string; readonly scale: string; readonly value: T }[],
): Map<string, Map<string, T>> {
  const found = new Map<string, Map<string, T>>();
  for (const { unitId, scale, value } of entries) {
    const row = found.get(unitId) ?? new Map<string, T>();
    found.set(unitId, row.set(scale, value));
  }
  return found;
}
