import { bandOf } from './bands.ts';
import type { Cell } from './cells.ts';
import type { Measure, UnitSums } from './measure.ts';
import { withheldCell } from './scale-cells.ts';
import { codeShare } from './share.ts';
import { total } from './thirds.ts';
import type { UnitId } from './types.ts';

const PREVALENCE_FROM = 15;

/**
 * Undesired behaviour and other things that few people meet: the share with any code above the lowest.
 *
 * Never for a team (`mayShow` is false there), from fifteen people on, and nobody, one and two look alike.
 */
export function prevalenceCells(
  measure: Measure,
  unit: UnitId,
  sums: UnitSums | undefined,
  mayShow: boolean,
): Cell[] {
  return measure.items.flatMap((item, index): Cell[] => {
    if (!item.scored) return [];
    const histogram = sums?.itemHistograms[index] ?? [];
    const asked = sums !== undefined && total(histogram.slice(1)) === sums.n;
    if (!mayShow || !asked || sums.n < PREVALENCE_FROM) return [withheldCell(measure, unit, item.id)];
    return [
      {
        kind: 'prevalence',
        withheld: false,
        unit,
        scale: measure.scale,
        item: item.id,
        n: bandOf(sums.n),
        elsewhereAtMost: sums.elsewhereAtMost,
        share: codeShare(total(histogram.slice(2)), sums.n),
      },
    ];
  });
}
