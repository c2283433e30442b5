import { bandOf } from './bands.ts';
import type { Cell, ItemCell, ScaleCell, WithheldCell } from './cells.ts';
import { codeDistribution } from './distribution.ts';
import type { Measure, UnitSums } from './measure.ts';
import { scoreMoments } from './measure.ts';
import { codeDeviation, codeMean } from './rounding.ts';
import { codeThirds, inSixths, SCORE_SPLIT, splitAnswers, total } from './thirds.ts';
import type { UnitId } from './types.ts';

/**
 * The figures of one scale and its items in one unit; withheld ones when the unit has no published set.
 *
 * A figure that some of the counted people were not asked for is withheld as well: "all" minus "asked" could single
 * people out.
 */
export function scaleCells(measure: Measure, unit: UnitId, sums: UnitSums | undefined): Cell[] {
  const items = measure.items.flatMap((item, index): Cell[] => {
    if (!item.scored) return [];
    const histogram = (sums?.itemHistograms[index] ?? []).slice(1);
    const asked = sums !== undefined && total(histogram) === sums.n;
    return [asked ? itemCell(measure, item.id, sums, histogram) : withheldCell(measure, unit, item.id)];
  });
  if (measure.report !== 'scale') return items;
  const scored = sums !== undefined && total(sums.scoreHistogram) === sums.n;
  return [scored ? scaleCell(measure, sums) : withheldCell(measure, unit), ...items];
}

export function withheldCell({ scale, report }: Measure, unit: UnitId, item?: string): WithheldCell {
  if (item === undefined) return { kind: 'scale', unit, scale, withheld: true };
  return { kind: report === 'prevalence' ? 'prevalence' : 'item', unit, scale, item, withheld: true };
}

function scaleCell({ scale }: Measure, sums: UnitSums): ScaleCell {
  const { unit, n, sameAs, elsewhereAtMost, scoreHistogram } = sums;
  const { sum, squares } = scoreMoments(scoreHistogram);
  const sixths = inSixths(scoreHistogram);
  return {
    kind: 'scale',
    withheld: false,
    unit,
    scale,
    n: bandOf(n),
    elsewhereAtMost,
    sameAs,
    mean: codeMean(sum, n),
    sd: codeDeviation(sum, squares, n),
    thirds: codeThirds(sixths, SCORE_SPLIT),
    distribution: codeDistribution(sixths, SCORE_SPLIT),
  };
}

function itemCell({ scale }: Measure, item: string, sums: UnitSums, codes: number[]): ItemCell {
  const { unit, n, elsewhereAtMost } = sums;
  const answers = [0, 1, 2, 3, 4].map((answer) => codes[answer] ?? 0);
  const split = splitAnswers(answers.length);
  return {
    kind: 'item',
    withheld: false,
    unit,
    scale,
    item,
    n: bandOf(n),
    elsewhereAtMost,
    mean: codeMean(scoreMoments(answers).sum, n),
    thirds: codeThirds(answers, split),
    distribution: codeDistribution(answers, split),
  };
}
