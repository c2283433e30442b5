import { priorityMatrix } from '../../../../../server/domain/statistics/priority-matrix.ts';
import { favourableShares, type Results, type Scale, type Shown, shown } from './figures';
import { isWhole } from './lines';

export interface PriorityLine {
  readonly scale: Scale;
  readonly figure: Shown;
  readonly x: number;
  readonly y: number;
  /** Per cent of people at the unfavourable end. */
  readonly reach: number;
  readonly gap: number | null;
  /** How many units stand out unfavourably on it. */
  readonly units: number;
}

/**
 * The subjects of a unit, most urgent first, with their place in the picture. Without drivers the horizontal axis is the
 * reach. The organisation has no norm to fall short of: there the reach takes the place of the gap.
 */
export function priorities(
  results: Results,
  contributions: ReadonlyMap<string, number> | null,
  unitsAsking: ReadonlyMap<string, number> = new Map(),
): { readonly basis: 'drivers' | 'gap-times-reach'; readonly lines: readonly PriorityLine[] } {
  const whole = isWhole(results);
  const known = results.scales.flatMap((scale) => {
    const figure = shown(results.figures[scale.id]);
    const reach = favourableShares(scale, figure)?.[0]?.value;
    if (!figure || reach === undefined || scale.higherIs === 'neutral') return [];
    const contribution = contributions?.get(scale.id);
    if (contributions && contribution === undefined) return [];
    return [{ scale, figure, reach, contribution: contribution ?? null }];
  });
  const { basis, points } = priorityMatrix(
    known.map(({ scale, figure, reach, contribution }) => ({
      scale: scale.id,
      contribution,
      gap: whole ? reach / 100 : (figure.gap ?? 0),
      affected: reach,
    })),
  );
  const lines = points.flatMap((point): PriorityLine[] => {
    const entry = known.find(({ scale }) => scale.id === point.scale);
    if (!entry) return [];
    const units = unitsAsking.get(point.scale) ?? 0;
    const byDrivers = point.x !== null;
    return [
      {
        scale: entry.scale,
        figure: entry.figure,
        x: point.x ?? entry.reach,
        y: whole ? (byDrivers ? entry.reach : units) : point.y,
        reach: entry.reach,
        gap: entry.figure.gap,
        units,
      },
    ];
  });
  return { basis, lines };
}
