import type { HeatView } from './heat-view';
import { favourably } from './order';

export type RowChoice = 'below' | 'teams' | 'all';

/** Which rows there are: the units directly below one, the lowest below it, or everything below it. */
export function heatRows(view: HeatView, unitId: string, choice: RowChoice): readonly number[] {
  const below = new Set([unitId]);
  return view.units.flatMap((unit, index) => {
    const inside = unit.parentId !== null && below.has(unit.parentId);
    if (inside) below.add(unit.id);
    if (!inside) return [];
    if (choice === 'below') return unit.parentId === unitId ? [index] : [];
    return choice === 'all' || unit.isLowest ? [index] : [];
  });
}

export type HeatSort =
  | { readonly by: 'tree' }
  | { readonly by: 'attention' }
  | { readonly by: 'scale'; readonly scale: number };

/** What asks attention first stands first. On one subject: by the shrunken score, so that luck does not set the order. */
export function sortRows(view: HeatView, rows: readonly number[], sort: HeatSort): readonly number[] {
  if (sort.by === 'tree') return rows;
  if (sort.by === 'attention') {
    const keys = new Map(rows.map((row) => [row, view.attention(row)]));
    return rows.toSorted((a, b) => {
      const [first, second] = [keys.get(a), keys.get(b)];
      if (!first || !second) return 0;
      return second.count - first.count || first.distance - second.distance;
    });
  }
  const scale = view.scales[sort.scale];
  if (!scale) return rows;
  const key = (row: number) => {
    const shrunken = view.cell(row, sort.scale)?.shrunken ?? null;
    return shrunken === null ? Infinity : favourably(scale, shrunken);
  };
  const keys = new Map(rows.map((row) => [row, key(row)]));
  return rows.toSorted((a, b) => {
    const [first, second] = [keys.get(a) as number, keys.get(b) as number];
    return first === second ? 0 : first - second;
  });
}

/** Whether teams can be told apart on a subject at all; without that it has no order. */
export function hasOrder(view: HeatView, scale: number): boolean {
  return view.units.some((_, unit) => view.cell(unit, scale)?.shrunken != null);
}

export interface ColumnGroup {
  readonly higherIs: 'favourable' | 'unfavourable' | 'neutral';
  readonly scales: readonly number[];
}

/** Subjects that run the same way stand together; within a group what most often asks attention comes first. */
export function columnGroups(view: HeatView, rows: readonly number[]): readonly ColumnGroup[] {
  const asks = view.scales.map(
    (_, scale) => rows.filter((row) => view.cell(row, scale)?.verdict === 'attention').length,
  );
  return (['unfavourable', 'favourable', 'neutral'] as const)
    .map((higherIs) => ({
      higherIs,
      scales: view.scales
        .flatMap((scale, index) => (scale.higherIs === higherIs ? [index] : []))
        .toSorted((a, b) => (asks[b] ?? 0) - (asks[a] ?? 0)),
    }))
    .filter(({ scales }) => scales.length > 0);
}
