import { type Comparison, compareWithOrganisation } from './compare-with-organisation.ts';
import { type ScaleFigure, toPublishedMean } from './scale-figure.ts';

export interface ComparedScale {
  readonly id: string;
  readonly higherIs: 'favourable' | 'unfavourable' | 'neutral';
}

/** Shown figures by unit, then scale; a pair that is missing is withheld. */
export type Figures = ReadonlyMap<string, ReadonlyMap<string, ScaleFigure>>;

/**
 * How every published figure of a campaign compares with the rest of the organisation.
 *
 * The whole campaign is one family of tests, whatever page or plan shows a part of it: a figure has one verdict,
 * wherever it is seen. Gives comparisons by unit, then scale; the top unit has none.
 */
export function compareCampaign(
  figures: Figures,
  topId: string,
  scales: readonly ComparedScale[],
): ReadonlyMap<string, ReadonlyMap<string, Comparison>> {
  const asked = [...figures.keys()]
    .filter((unitId) => unitId !== topId)
    .sort()
    .flatMap((unitId) =>
      scales.flatMap((scale) => {
        const team = figures.get(unitId)?.get(scale.id);
        const organisation = figures.get(topId)?.get(scale.id);
        if (!team || !organisation) return [];
        const question = {
          team: toPublishedMean(team),
          organisation: toPublishedMean(organisation),
          higherIs: scale.higherIs,
        };
        return [{ unitId, scale: scale.id, question }];
      }),
    );
  const answers = compareWithOrganisation(asked.map(({ question }) => question));
  const found = new Map<string, Map<string, Comparison>>();
  asked.forEach(({ unitId, scale }, index) => {
    const row = found.get(unitId) ?? new Map<string, Comparison>();
    found.set(unitId, row.set(scale, answers[index] as Comparison));
  });
  return found;
}
