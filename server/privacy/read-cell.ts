import type {
  Bar,
  Cell,
  CutCell,
  ItemCell,
  PrevalenceCell,
  ScaleCell,
  Thirds,
  WithheldCell,
} from './cells.ts';
import type { CommentCell } from './comments.ts';
import type { Released } from './release.ts';

/** A shown scale figure in the flat form that comparisons use. */
export interface ShownScale {
  readonly mean: number;
  readonly bound: 'about' | 'at-most' | 'at-least';
  readonly step: number;
  readonly nFrom: number;
  readonly nTo: number | null;
  readonly sd: number | null;
  readonly thirds: readonly number[] | null;
  /** The same shares with what is known of each. */
  readonly shares: Thirds | null;
  /** Sixths of the score range, lowest first; neighbours that are shown as one stand together. */
  readonly distribution: readonly Bar[] | null;
}

/** Every kind of figure by its name. */
interface CellOf {
  readonly scale: ScaleCell | WithheldCell;
  readonly item: ItemCell | WithheldCell;
  readonly prevalence: PrevalenceCell | WithheldCell;
  readonly cut: CutCell;
  readonly comments: CommentCell;
}

/**
 * A published figure as it was stored: it passed the door when it was released, and the place where it lies is append-only.
 * Anything of another kind throws.
 */
export function readCell<K extends keyof CellOf>(kind: K, stored: unknown): Released<CellOf[K]> {
  const cell = stored as Cell | CommentCell;
  if (cell.kind !== kind) throw new Error(`A ${cell.kind} is not a ${kind}`);
  return cell as CellOf[K] as Released<CellOf[K]>;
}

/** Reads a published scale cell as it was stored; null when it is withheld. */
export function readScaleFigure(stored: unknown): ShownScale | null {
  const cell = readCell('scale', stored);
  if (cell.withheld) return null;
  return {
    mean: cell.mean.value,
    bound: cell.mean.bound,
    step: cell.mean.step,
    nFrom: cell.n.from,
    nTo: cell.n.to,
    sd: cell.sd?.value ?? null,
    thirds: cell.thirds?.map((third) => third.value) ?? null,
    shares: cell.thirds,
    distribution: cell.distribution,
  };
}

/** Stored scale cells as shown figures by unit, then scale; a pair that is missing is withheld. */
export function readScaleFigures(
  stored: readonly { readonly unitId: string; readonly scale: string; readonly cell: unknown }[],
): ReadonlyMap<string, ReadonlyMap<string, ShownScale>> {
  const shown = new Map<string, Map<string, ShownScale>>();
  for (const { unitId, scale, cell } of stored) {
    const figure = readScaleFigure(cell);
    if (!figure) continue;
    const row = shown.get(unitId) ?? new Map<string, ShownScale>();
    shown.set(unitId, row.set(scale, figure));
  }
  return shown;
}

/** Reads a published share of people who experienced something; null when it is withheld. */
export function readPrevalence(
  stored: unknown,
): { readonly item: string; readonly share: number; readonly bound: string; readonly n: string } | null {
  const cell = stored as Cell;
  if (cell.withheld || cell.kind !== 'prevalence') return null;
  const { from, to } = cell.n;
  return {
    item: cell.item,
    share: cell.share.value,
    bound: cell.share.bound,
    n: to === null ? `${from}+` : `${from}-${to}`,
  };
}
