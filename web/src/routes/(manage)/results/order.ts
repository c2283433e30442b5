import type { HeatStep } from '$lib/charts/heat-drawing';
import type { Figure, Scale, Verdict } from './figures';
import { shown } from './figures';

export interface Line {
  readonly scale: Scale;
  readonly figure: Figure | undefined;
}

const RANK = { attention: 0, 'no-clear-difference': 1, 'too-few': 1, strong: 2 };

/** How favourable a difference is: positive is better for people, whichever way the scale runs. */
export function favourably({ higherIs }: Pick<Scale, 'higherIs'>, difference: number): number {
  return higherIs === 'unfavourable' ? -difference : difference;
}

/** What asks attention first comes first; then the least favourable difference; withheld figures last. */
export function byAttention(lines: readonly Line[]): readonly Line[] {
  const key = ({ scale, figure }: Line): readonly [number, number] => {
    const seen = shown(figure);
    if (!seen) return [9, 0];
    if (seen.comparison)
      return [RANK[seen.comparison.verdict], favourably(scale, seen.comparison.difference)];
    return [1, favourably(scale, seen.mean) + (scale.higherIs === 'unfavourable' ? 100 : 0)];
  };
  return lines.toSorted((a, b) => {
    const [[rankA, sizeA], [rankB, sizeB]] = [key(a), key(b)];
    return rankA - rankB || sizeA - sizeB;
  });
}

const CLEARLY_LARGE = 10;

/** Step 1 (least favourable) to 6 of the diverging colours; none where nothing was compared. */
export function heatStep(
  scale: Pick<Scale, 'higherIs'>,
  verdict: Verdict | null,
  difference: number | null,
): HeatStep {
  if (verdict === null || verdict === 'too-few' || difference === null || scale.higherIs === 'neutral')
    return 'none';
  const size = favourably(scale, difference);
  if (verdict === 'attention') return size <= -CLEARLY_LARGE ? 1 : 2;
  if (verdict === 'strong') return size >= CLEARLY_LARGE ? 6 : 5;
  // A colour is never noise: without a clear difference there is none.
  return 'even';
}
