import type { Scale } from './figures';
import type { HeatCell, HeatUnit, HeatView } from './heat-view';
import { favourably } from './order';

/** A figure that asks attention and may become a measure. */
export interface Ask {
  readonly unit: HeatUnit;
  readonly scale: Scale;
  readonly cell: HeatCell;
  /** Units below it that stand out on the same subject. */
  readonly also: readonly HeatUnit[];
}

/**
 * What asks attention in these units, the furthest off first. A unit whose department stands out on the same subject
 * is named with the department: it is one thing to act on.
 */
export function asksAttention(view: HeatView, rows: readonly number[]): readonly Ask[] {
  const inRows = new Set(rows);
  const parentOf = new Map(view.units.map((unit) => [unit.id, unit.parentId]));
  const asks = view.scales.flatMap((scale, column) => {
    const hits = view.units.flatMap((unit, row) => {
      const cell = inRows.has(row) ? view.cell(row, column) : null;
      return cell?.verdict === 'attention' ? [{ unit, cell }] : [];
    });
    const ids = new Set(hits.map(({ unit }) => unit.id));
    const topOf = (id: string): string => {
      let top = id;
      for (let up = parentOf.get(id) ?? null; up !== null; up = parentOf.get(up) ?? null)
        if (ids.has(up)) top = up;
      return top;
    };
    return hits
      .filter(({ unit }) => topOf(unit.id) === unit.id)
      .map(({ unit, cell }): Ask => ({
        unit,
        scale,
        cell,
        also: hits
          .filter((hit) => hit.unit.id !== unit.id && topOf(hit.unit.id) === unit.id)
          .map((hit) => hit.unit),
      }));
  });
  const distance = ({ scale, cell }: Ask) => favourably(scale, cell.difference ?? 0);
  return asks.toSorted((a, b) => distance(a) - distance(b));
}
