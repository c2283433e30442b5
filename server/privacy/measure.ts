import type { ScaleSums } from './cells.ts';
import type { BlockId, CutId, Plan, UnitId } from './types.ts';

/** One scale of a campaign with the plan for its blocks and the sums of each block. */
export interface Measure {
  readonly scale: string;
  readonly report: 'scale' | 'prevalence' | 'profile' | 'items';
  /** Items in order; `scored` items have codes 1-5. */
  readonly items: readonly { readonly id: string; readonly scored: boolean }[];
  readonly plan: Plan;
  readonly sums: ReadonlyMap<BlockId, ScaleSums>;
  /** Needed when the plan has cut tables: the scores of each group in each block. */
  readonly cuts?: readonly GroupSums[];
}

/** The scores of the people in one group of a cut: `group` is its index in the plan's `merged` for that cut. */
export interface GroupSums {
  readonly cut: CutId;
  readonly group: number;
  /** As `scoreHistogram` of ScaleSums, of the people of that group only. A block without them may be left out. */
  readonly scoreHistograms: ReadonlyMap<BlockId, readonly number[]>;
}

/** The sums behind the figures of one unit. */
export interface UnitSums extends ScaleSums {
  readonly unit: UnitId;
  readonly n: number;
  readonly sameAs: UnitId | null;
  /** See `elsewhereAtMost` of a cell. */
  readonly elsewhereAtMost: number;
}

/** The sums of every published unit: sums of whole blocks, and of nothing else. */
export function sumsByUnit({ plan, sums }: Measure): Map<UnitId, UnitSums> {
  const withBlock = new Set(plan.blocks.map(({ unit }) => unit));
  return new Map(
    plan.published.map(({ unit, blocks, counted, sameAs }) => {
      const parts = blocks.map((id) => sums.get(id) as ScaleSums);
      const items = (parts[0]?.itemHistograms ?? []).map((_, item) =>
        addHistograms(parts.map((part) => part.itemHistograms[item] ?? [])),
      );
      const scores = addHistograms(parts.map((part) => part.scoreHistogram));
      const elsewhereAtMost = withBlock.has(unit) ? 0 : plan.k - 1;
      return [
        unit,
        { unit, n: counted, sameAs, elsewhereAtMost, scoreHistogram: scores, itemHistograms: items },
      ];
    }),
  );
}

export function addHistograms(histograms: readonly (readonly number[])[]): number[] {
  const sum: number[] = [];
  for (const histogram of histograms) {
    histogram.forEach((people, position) => (sum[position] = (sum[position] ?? 0) + people));
  }
  return sum;
}

/** Sum and sum of squares of the scores that a histogram of sums stands for. */
export function scoreMoments(histogram: readonly number[]): {
  readonly sum: number;
  readonly squares: number;
} {
  const last = Math.max(1, histogram.length - 1);
  let [sum, squares] = [0, 0];
  histogram.forEach((people, position) => {
    const score = (100 * position) / last;
    sum += people * score;
    squares += people * score * score;
  });
  return { sum, squares };
}
