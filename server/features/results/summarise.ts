import { compareCampaign } from '../../domain/comparison/compare-campaign.ts';
import { compareWithEarlier, type TrendVerdict } from '../../domain/comparison/compare-with-earlier.ts';
import { type ScaleFigure, toPublishedMean } from '../../domain/comparison/scale-figure.ts';
import type { Scale } from '../../domain/questionnaire/definition.ts';
import type { Figure } from './contract.ts';

/** Shown figures by unit and scale; a pair that is missing is withheld. */
export type Shown = ReadonlyMap<
  string,
  ReadonlyMap<string, ScaleFigure & { readonly thirds: readonly number[] | null }>
>;

interface Input {
  readonly unitIds: readonly string[];
  readonly topId: string;
  readonly scales: readonly Scale[];
  /** Of the whole campaign: all its figures are one family of tests. */
  readonly shown: Shown;
  readonly earlier: Shown;
  /** Scales whose items were exactly the same a campaign earlier. */
  readonly comparable: ReadonlySet<string>;
}

interface Pair {
  readonly unitId: string;
  readonly scale: Scale;
}

/** Every figure of one report: the published mean, whether it stands out from the rest, and what changed. */
export function summarise(input: Input): Record<string, Record<string, Figure>> {
  const pairs = input.unitIds.flatMap((unitId) => input.scales.map((scale): Pair => ({ unitId, scale })));
  const comparisons = compareCampaign(input.shown, input.topId, input.scales);
  const trends = trendPairs(pairs, input);
  const figures: Record<string, Record<string, Figure>> = {};
  for (const { unitId, scale } of pairs) {
    const row = (figures[unitId] ??= {});
    const shown = input.shown.get(unitId)?.get(scale.id);
    const key = `${unitId} ${scale.id}`;
    row[scale.id] = shown
      ? {
          withheld: false,
          mean: shown.mean,
          bound: shown.bound,
          step: shown.step,
          n: { from: shown.nFrom, to: shown.nTo },
          sd: shown.sd,
          thirds: shown.thirds ? [...shown.thirds] : null,
          comparison: comparisons.get(unitId)?.get(scale.id) ?? null,
          trend: trends.get(key) ?? null,
        }
      : { withheld: true };
  }
  return figures;
}

function trendPairs(
  pairs: readonly Pair[],
  { shown, earlier, comparable, topId }: Input,
): ReadonlyMap<string, { earlier: number; verdict: TrendVerdict; difference: number }> {
  const asked = pairs.flatMap(({ unitId, scale }) => {
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
    return [{ key: `${unitId} ${scale.id}`, question, earlier: before.mean }];
  });
  const answers = compareWithEarlier(asked.map(({ question }) => question));
  return new Map(
    asked.map(({ key, earlier: mean }, index) => [
      key,
      { earlier: mean, verdict: 'too-few', difference: 0, ...answers[index] } as {
        earlier: number;
        verdict: TrendVerdict;
        difference: number;
      },
    ]),
  );
}
